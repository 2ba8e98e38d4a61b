import type { FolderReading } from '@/components/files/files-screen';
import type { Silence } from '@/components/page/silence';
import { type Notice, popupNotice } from '@/components/popup/popup-screen';
import type { Status } from '@/utils/messaging/protocol';

/** What keeps the page from asking 1fichier, unless the page itself says it; null when all is well. */
export function filesNotice(
  status: Status | null,
  silent: Silence | null,
  reading: FolderReading,
): Notice | null {
  const notice = popupNotice({ status, silent, total: 1, filter: 'all' });
  switch (notice?.kind) {
    case 'hold':
    case 'no-permission':
      return notice;
    case 'offline':
      return { kind: 'offline-files' };
    case 'broken':
      return reading.kind === 'failed' && reading.reason.code === 'broken' ? null : notice;
    default:
      return null;
  }
}
