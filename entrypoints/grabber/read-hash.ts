/** What the address of the page asks for behind its `#`. */
export type Wanted =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'catch'; readonly id: string }
  | { readonly kind: 'folder'; readonly url: string };

const FOLDER = 'folder=';

export function readHash(hash: string): Wanted {
  const text = hash.replace(/^#/, '');
  if (text === '') return { kind: 'nothing' };
  if (!text.startsWith(FOLDER)) return { kind: 'catch', id: text };
  try {
    return { kind: 'folder', url: decodeURIComponent(text.slice(FOLDER.length)) };
  } catch {
    return { kind: 'nothing' };
  }
}
