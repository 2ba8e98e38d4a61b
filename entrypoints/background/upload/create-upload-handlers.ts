import type { Services } from '@/entrypoints/background/services';
import { readUploadLimits } from '@/entrypoints/background/upload/upload-limits';
import type { Handlers } from '@/utils/messaging/register-handlers';
import type { uploadsProtocol } from '@/utils/messaging/uploads-protocol';

type UploadHandlers = Pick<Handlers, keyof typeof uploadsProtocol>;

/** The answers about uploads from this computer. None of them holds the key. */
export function createUploadHandlers({
  uploads,
  fichier,
}: Pick<Services, 'uploads' | 'fichier'>): UploadHandlers {
  return {
    uploadLimits: () => readUploadLimits(fichier),
    beginUpload: (file) => uploads.begin(file),
    uploadSent: ({ id }) => uploads.sent(id).then(nothing),
    endUpload: ({ id }) => uploads.end(id).then(nothing),
    async uploadReport({ id }) {
      const report = await uploads.report(id);
      return 'files' in report ? { ...report, files: [...report.files] } : report;
    },
    openUploads: () => uploads.open(),
  };
}

const nothing = () => null;
