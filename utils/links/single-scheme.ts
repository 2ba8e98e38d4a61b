/** The scheme pasted in front of an address that had one; a browser drops the colon of the second. */
const DOUBLED = /^(?:(?:https?|ftp):\/\/)+(?:(https?|ftp):\/\/|(https?)\/\/)/i;

/** `http://https://host` and, as a browser writes it, `http://https//host`: the scheme that stands last counts. */
export function singleScheme(address: string): string {
  return address.replace(DOUBLED, (_whole, scheme?: string, bare?: string) => `${scheme ?? bare}://`);
}
