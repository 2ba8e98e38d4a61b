import { browser } from 'wxt/browser';
import { hasDownloadPermission } from '@/utils/browser/download-permission';
import { FichierError } from '@/utils/fichier/errors';

const ABOUT_THE_NAME = /file ?name/i;

export type Download = {
  readonly url: string;
  readonly filename: string;
  /** A private download, which Firefox alone knows: Chrome refuses one that asks for it. */
  readonly incognito: boolean;
};

/**
 * Has the browser download an address into its folder under a name, numbered if there is one of that name. A name that the
 * browser will not have gives way to the one that the server tells. Throws `no-download-permission`, or
 * `download-refused` with the browser's words.
 */
export async function startDownload({ url, filename, incognito }: Download): Promise<void> {
  if (!(await hasDownloadPermission())) {
    throw new FichierError({ code: 'no-download-permission', outcome: 'not-sent' });
  }
  const wanted = { url, saveAs: false, ...(incognito && { incognito }) };
  try {
    await browser.downloads.download({ ...wanted, filename, conflictAction: 'uniquify' });
  } catch (error) {
    if (!ABOUT_THE_NAME.test(messageOf(error))) throw refused(error);
    await browser.downloads.download(wanted).catch((again) => {
      throw refused(again);
    });
  }
}

function refused(error: unknown): FichierError {
  return new FichierError({ code: 'download-refused', outcome: 'refused', words: messageOf(error) || null });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
