import { FichierError } from '@/utils/fichier/errors';
import type { Handlers } from '@/utils/messaging/register-handlers';

/** The answers about the links of a page. */
export function createGrabHandlers(): Pick<
  Handlers,
  'grabTab' | 'readCatch' | 'readCatchPart' | 'sendPicked'
> {
  const notYet = async () => {
    throw new FichierError({ code: 'broken', outcome: 'not-sent' });
  };
  return { grabTab: notYet, readCatch: notYet, readCatchPart: notYet, sendPicked: notYet };
}
