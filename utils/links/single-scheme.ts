/** Schemes pasted in front of an address that had one; a browser drops the colon of those that follow. */
const REPEATED = /^(?:https?|ftp):\/\/(?:(?:https?|ftp):?\/\/)*(https?|ftp):?\/\//i;

/** `http://https://host` and, as a browser writes it, `http://https//host`: the scheme that stands last counts. */
export function singleScheme(address: string): string {
  return address.replace(REPEATED, '$1://');
}
