const MASK = '•••';
const AUTHORITY = /^([\s\p{Cc}]*(?:[a-z][a-z0-9+.-]*:[/\\]+|(?:https?|ftp):))([^/?#\\]*)/iu;

/**
 * An address for display, with the password before its host masked (`http://user:•••@host/`), and a lone name too, which
 * is often a token. Of what is no valid address everything up to its last `@` counts as secret.
 */
export function maskUrl(given: string): string {
  // Browsers read over tabs and line ends, so a password must not hide behind them.
  const url = given.replace(/[\t\r\n]/g, '');
  const [, scheme, authority] = AUTHORITY.exec(url) ?? [];
  if (scheme === undefined || authority === undefined) return url;
  const secretEnd = URL.canParse(url) ? scheme.length + authority.lastIndexOf('@') : url.lastIndexOf('@');
  if (secretEnd < scheme.length) return url;
  const [user = '', ...password] = url.slice(scheme.length, secretEnd).split(':');
  return `${scheme}${password.length > 0 ? `${user}:` : ''}${MASK}${url.slice(secretEnd)}`;
}
