import { FichierError } from '@/utils/fichier/errors';
import type { Handlers } from '@/utils/messaging/register-handlers';

/** The answers about direct links, the health of links, and public folders. */
export function createDirectHandlers(): Pick<Handlers, 'directLinkOf' | 'checkLinks' | 'readFolderLink'> {
  const notYet = async () => {
    throw new FichierError({ code: 'broken', outcome: 'not-sent' });
  };
  return { directLinkOf: notYet, checkLinks: notYet, readFolderLink: notYet };
}
