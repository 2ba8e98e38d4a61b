import { type Notice, popupNotice } from '@/components/popup/popup-screen';
import type { Status } from '@/utils/messaging/protocol';

/** What keeps links from going out, as in the popup: there is always something else on the screen beside it. */
export function grabberNotice(status: Status | null, silent: boolean): Notice | null {
  return popupNotice({ status, silent, total: 1, filter: 'all' });
}
