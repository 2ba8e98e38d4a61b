import type { Beside, GrabberDoor } from '@/entrypoints/background/direct/grabber-door';
import { FichierError, isFichierError } from '@/utils/fichier/errors';
import type { Fichier } from '@/utils/fichier/fichier';
import type { DirectOptions } from '@/utils/links/direct-options';
import { type ParsedSource, parseSource } from '@/utils/links/parse-source';
import type { Settings } from '@/utils/messaging/protocol';

export type DirectDeskDeps = {
  readonly fichier: Pick<Fichier, 'getLink'>;
  settings(): Promise<Pick<Settings, 'direct' | 'askDirect'>>;
  readonly grabber: GrabberDoor;
};

/** Epoch ms. */
export type DirectLink = { readonly url: string; readonly expiresAt: number };

/** The grabber was opened instead: options are asked for there, or the password. */
export type AskedInGrabber = { readonly grabber: 'options' | 'password' };

export type Wanted = {
  readonly url: string;
  /** As far as they are known. */
  readonly name: string | null;
  readonly size: number | null;
  readonly isPrivate: boolean;
  readonly beside: Beside;
};

export type DirectDesk = {
  /** The direct link of any address of a file. `options` null: as remembered. One call of the API. */
  linkOf(url: string, how: { options: DirectOptions | null; password: string | null }): Promise<DirectLink>;
  /**
   * The direct link as remembered. Where the user wants to be asked, or the file wants a password, the grabber opens with
   * this one link, and goes on there.
   */
  linkOrGrabber(wanted: Wanted): Promise<DirectLink | AskedInGrabber>;
};

type CopySource = Extract<ParsedSource, { kind: 'copy' }>;

const DIRECT_LINK_LIFE_MS = 5 * 60_000;

export function createDirectDesk({ fichier, settings, grabber }: DirectDeskDeps): DirectDesk {
  const linkOf: DirectDesk['linkOf'] = async (url, { options, password }) => {
    const link = fileSource(url).canonical;
    const { inline, cdn, restrictIp, single, noSsl } = options ?? (await settings()).direct;
    const pass = password === null || password === '' ? {} : { password };
    const input = { url: link, inline, cdn, restrictIp, single, noSsl, ...pass };
    const direct = await fichier.getLink(input, { lane: 'user' });
    return { url: direct.url, expiresAt: direct.at + DIRECT_LINK_LIFE_MS };
  };

  async function openGrabber({ url, name, size, isPrivate, beside }: Wanted): Promise<void> {
    const link = { url, from: 'given', text: '', count: 1, name, size, isProtected: null } as const;
    const head = { source: 'links', title: '', url: '', isPrivate, purpose: 'direct-links' } as const;
    const id = await grabber.keep({ ...head, links: [link] });
    await grabber.open(id, beside);
  }

  return {
    linkOf,
    async linkOrGrabber(given) {
      const wanted = { ...given, url: fileSource(given.url).url };
      if ((await settings()).askDirect) {
        await openGrabber(wanted);
        return { grabber: 'options' };
      }
      try {
        return await linkOf(wanted.url, { options: null, password: null });
      } catch (error) {
        if (!isFichierError(error) || error.facts.code !== 'password-required') throw error;
        await openGrabber(wanted);
        return { grabber: 'password' };
      }
    },
  };
}

/** The file that an address is of or leads to; throws the reason for any other address. */
function fileSource(url: string): CopySource {
  const source = parseSource(url);
  if (!source.ok) throw new FichierError({ code: source.code, outcome: 'not-sent' });
  if (source.kind !== 'copy') throw new FichierError({ code: 'service-link', outcome: 'not-sent' });
  return source;
}
