import type { GrabberScreen } from '@/components/grabber/grabber-screen';
import { type Notice, popupNotice } from '@/components/popup/popup-screen';
import type { Status } from '@/utils/messaging/protocol';

/** What keeps links from going out, as in the popup, unless the screen itself says it. */
export function grabberNotice(status: Status | null, silent: boolean, screen: GrabberScreen): Notice | null {
  const notice = popupNotice({ status, silent, total: 1, filter: 'all' });
  const isSaid = screen.kind === 'failed' && screen.code === 'broken';
  return notice?.kind === 'broken' && isSaid ? null : notice;
}
