import type { GrabberScreen } from '@/components/grabber/grabber-screen';
import type { Silence } from '@/components/page/silence';
import { type Notice, popupNotice } from '@/components/popup/popup-screen';
import type { Status } from '@/utils/messaging/protocol';

/** What keeps links from going out, as in the popup, unless the screen itself says it. */
export function grabberNotice(
  status: Status | null,
  silent: Silence | null,
  screen: GrabberScreen,
): Notice | null {
  const notice = popupNotice({ status, silent, total: 1, filter: 'all' });
  // What was lost is settled where the transfers are.
  if (notice?.kind === 'lost') return null;
  const isSaid = screen.kind === 'failed' && screen.code === 'broken';
  return notice?.kind === 'broken' && isSaid ? null : notice;
}
