import { addToAria2, aria2Version } from '@/utils/aria2/aria2';
import { FichierError } from '@/utils/fichier/errors';
import { parseAria2Address } from '@/utils/links/aria2-address';
import type { Aria2View } from '@/utils/messaging/links-protocol';
import type { StoredAria2 } from '@/utils/store/aria2-store';
import type { StoredValue } from '@/utils/store/stored-value';

export type Aria2DeskDeps = {
  readonly stored: StoredValue<StoredAria2 | null>;
  /** May the extension talk to this address? */
  hasAria2Permission(address: string): Promise<boolean>;
};

export type Aria2Desk = {
  /** Never with the secret. */
  view(): Promise<Aria2View>;
  /** `address` null or blank: not used any more. `secret` null: as it was. Throws `not-local-address`. */
  save(address: string | null, secret: string | null): Promise<Aria2View>;
  /** Throws what `add` does. */
  version(): Promise<string>;
  /** Throws `no-aria2`, `no-aria2-permission` and what `callAria2` does. */
  add(url: string, fileName: string): Promise<void>;
};

/** Everything that is done with the user's aria2. */
export function createAria2Desk({ stored, hasAria2Permission }: Aria2DeskDeps): Aria2Desk {
  async function access(): Promise<StoredAria2> {
    const aria2 = await stored.read();
    if (aria2 === null) throw new FichierError({ code: 'no-aria2', outcome: 'not-sent' });
    if (!(await hasAria2Permission(aria2.address))) {
      throw new FichierError({ code: 'no-aria2-permission', outcome: 'not-sent' });
    }
    return aria2;
  }

  return {
    view: async () => viewOf(await stored.read()),
    async save(text, secret) {
      if (text === null || text.trim() === '') {
        await stored.remove();
        return viewOf(null);
      }
      const address = parseAria2Address(text);
      if (address === null) throw new FichierError({ code: 'not-local-address', outcome: 'not-sent' });
      const aria2 = { address, secret: secret ?? (await stored.read())?.secret ?? '' };
      await stored.write(aria2);
      return viewOf(aria2);
    },
    version: async () => aria2Version(await access()),
    add: async (url, fileName) => addToAria2(await access(), url, fileName),
  };
}

function viewOf(aria2: StoredAria2 | null): Aria2View {
  return { address: aria2?.address ?? null, hasSecret: (aria2?.secret ?? '') !== '' };
}
