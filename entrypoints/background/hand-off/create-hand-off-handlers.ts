import type { Services } from '@/entrypoints/background/services';
import { startDownload } from '@/utils/browser/downloads';
import { directLink } from '@/utils/fichier/wire-links';
import { fileName } from '@/utils/links/shapes/file-name';
import type { Handlers } from '@/utils/messaging/register-handlers';

/** The answers about the downloaders that direct links are handed to. */
export function createHandOffHandlers({
  aria2,
  hasPrivateDownloads,
  announce,
}: Pick<Services, 'aria2' | 'hasPrivateDownloads' | 'announce'>): Pick<
  Handlers,
  'handOff' | 'readAria2' | 'saveAria2' | 'testAria2'
> {
  return {
    async handOff({ to, url, name, isPrivate }) {
      if (directLink(url, true) !== url) throw new Error('This is no direct link of 1fichier.');
      const filename = fileName(name);
      if (to === 'aria2') await aria2.add(url, filename);
      else await startDownload({ url, filename, incognito: isPrivate && hasPrivateDownloads });
      return null;
    },
    readAria2: () => aria2.view(),
    async saveAria2({ address, secret }) {
      const view = await aria2.save(address, secret);
      announce('settings');
      return view;
    },
    testAria2: async () => ({ version: await aria2.version() }),
  };
}
