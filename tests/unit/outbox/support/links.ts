import type { NewTransfer } from '@/utils/engine/engine';
import { troubleLink } from '../../../simulator/model/troubles.ts';

export type LinkSpec = {
  /** A file; one that is not there; one that 1fichier refuses to fetch; a link of 1fichier; one that fails there. */
  readonly kind: 'file' | 'missing' | 'refused' | 'copy' | 'trouble';
  readonly n: number;
  /** Spellings of one and the same address. */
  readonly spelling: number;
};

/** 1fichier refuses every request with such a source in it. */
export const REFUSED = '/refused/';

export function urlOf({ kind, n, spelling }: LinkSpec): string {
  const fragment = spelling === 1 ? '#part' : '';
  const f = spelling === 2 ? '%66' : 'f';
  switch (kind) {
    case 'file':
      return `http://files.example/${f}${n}.bin?size=8${fragment}`;
    case 'missing':
      return `http://files.example/missing/${f}${n}.bin${fragment}`;
    case 'refused':
      return `http://files.example${REFUSED}${f}${n}.bin${fragment}`;
    case 'copy':
      return 'https://1fichier.com/?sharedbyanother00001';
    case 'trouble':
      return troubleLink(n % 2 === 0 ? 'not-found' : 'owner-locked');
  }
}

export function newTransfer(link: LinkSpec, more: Pick<NewTransfer, 'folderId' | 'isPrivate'>): NewTransfer {
  const kind = link.kind === 'copy' || link.kind === 'trouble' ? 'copy' : 'remote';
  return { url: urlOf(link), kind, origin: 'popup', folderName: null, ...more };
}
