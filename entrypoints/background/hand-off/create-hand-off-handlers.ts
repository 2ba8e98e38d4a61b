import { FichierError } from '@/utils/fichier/errors';
import type { Handlers } from '@/utils/messaging/register-handlers';

/** The answers about the downloaders that direct links are handed to. */
export function createHandOffHandlers(): Pick<Handlers, 'handOff' | 'readAria2' | 'saveAria2' | 'testAria2'> {
  const notYet = async () => {
    throw new FichierError({ code: 'broken', outcome: 'not-sent' });
  };
  return { handOff: notYet, readAria2: notYet, saveAria2: notYet, testAria2: notYet };
}
