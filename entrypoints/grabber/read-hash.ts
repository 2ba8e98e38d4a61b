/** What the address of the page asks for behind its `#`. */
export type Wanted =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'catch'; readonly id: string }
  | { readonly kind: 'folder'; readonly url: string; readonly isPrivate: boolean };

const FOLDER = /^(private&)?folder=(.*)$/s;

export function readHash(hash: string): Wanted {
  const text = hash.replace(/^#/, '');
  if (text === '') return { kind: 'nothing' };
  const [, mark, url] = FOLDER.exec(text) ?? [];
  if (url === undefined) return { kind: 'catch', id: text };
  try {
    return { kind: 'folder', url: decodeURIComponent(url), isPrivate: mark !== undefined };
  } catch {
    return { kind: 'nothing' };
  }
}
