import type { Services } from '@/entrypoints/background/services';
import type { Handlers } from '@/utils/messaging/register-handlers';
import type { uploadsProtocol } from '@/utils/messaging/uploads-protocol';

type UploadHandlers = Pick<Handlers, keyof typeof uploadsProtocol>;

/** The answers about uploads from this computer. */
export function createUploadHandlers(_services: Services): UploadHandlers {
  const missing = async (): Promise<never> => {
    throw new Error('not there yet');
  };
  return {
    uploadLimits: missing,
    beginUpload: missing,
    uploadSent: missing,
    endUpload: missing,
    uploadReport: missing,
    openUploads: missing,
  };
}
