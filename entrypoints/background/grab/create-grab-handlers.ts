import type { Services } from '@/entrypoints/background/services';
import { FichierError } from '@/utils/fichier/errors';
import { foldLinks } from '@/utils/links/extract-links';
import type { Handlers } from '@/utils/messaging/register-handlers';

type Needs = Pick<Services, 'catches' | 'grabTab' | 'sendLinks'>;
type GrabHandlers = Pick<Handlers, 'grabTab' | 'readCatch' | 'readCatchPart' | 'sendPicked'>;

/** The answers about the links of a page. */
export function createGrabHandlers({ catches, grabTab, sendLinks }: Needs): GrabHandlers {
  return {
    grabTab: async ({ tabId, scope }) => ({ catchId: await grabTab(tabId, scope) }),
    readCatch: async ({ id }) => kept(await catches.head(id)),
    readCatchPart: async ({ id, part }) => kept(await catches.part(id, part)),
    async sendPicked({ urls, ...options }) {
      const { links, folded } = foldLinks(urls);
      const report = await sendLinks(links, { ...options, origin: 'grabber' });
      return { ...report, folded };
    },
  };
}

function kept<T>(found: T | null): T {
  if (found === null) throw new FichierError({ code: 'not-kept', outcome: 'not-sent' });
  return found;
}
