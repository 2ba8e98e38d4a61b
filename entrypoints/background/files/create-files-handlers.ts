import { FichierError } from '@/utils/fichier/errors';
import { filesProtocol } from '@/utils/messaging/files-protocol';
import type { Handlers } from '@/utils/messaging/register-handlers';

type FilesHandlers = Pick<Handlers, keyof typeof filesProtocol>;

/** The answers about the files and folders of the account. */
export function createFilesHandlers(): FilesHandlers {
  const notYet = async () => {
    throw new FichierError({ code: 'broken', outcome: 'not-sent' });
  };
  return Object.fromEntries(
    Object.keys(filesProtocol).map((name) => [name, notYet]),
  ) as unknown as FilesHandlers;
}
