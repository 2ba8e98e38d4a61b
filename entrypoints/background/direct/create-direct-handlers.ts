import type { DirectDesk } from '@/entrypoints/background/direct/direct-desk';
import { folderHash, type GrabberDoor } from '@/entrypoints/background/direct/grabber-door';
import { FichierError } from '@/utils/fichier/errors';
import type { FichierWeb, FolderFile } from '@/utils/fichier/web/fichier-web';
import type { GrabbedLink } from '@/utils/links/grab/grabbed-link';
import { publicFolderOf } from '@/utils/links/parse-source';
import type { Handlers } from '@/utils/messaging/register-handlers';

type Needs = {
  readonly directDesk: DirectDesk;
  readonly web: FichierWeb;
  readonly grabber: GrabberDoor;
};

/** The answers about direct links, the health of links, and public folders. */
export function createDirectHandlers({
  directDesk,
  web,
  grabber,
}: Needs): Pick<Handlers, 'directLinkOf' | 'checkLinks' | 'readFolderLink' | 'openFolderLink'> {
  return {
    directLinkOf: ({ url, options, password }) => directDesk.linkOf(url, { options, password }),
    checkLinks: async ({ urls }) => [...(await web.checkLinks(urls))],
    async readFolderLink({ url, password, isPrivate }) {
      const links = (await web.readFolder({ url, password })).map(folderLink);
      const head = { source: 'folder', title: url, url, isPrivate, purpose: 'pick' } as const;
      return { catchId: await grabber.keep({ ...head, links }) };
    },
    async openFolderLink({ url, isPrivate }) {
      const folder = publicFolderOf(url);
      if (folder === null) throw new FichierError({ code: 'not-a-link', outcome: 'not-sent' });
      await grabber.open(folderHash(folder, isPrivate), null);
      return null;
    },
  };
}

function folderLink({ url, name, size, isProtected }: FolderFile): GrabbedLink {
  return { url, from: 'folder', text: name ?? '', count: 1, name, size, isProtected };
}
