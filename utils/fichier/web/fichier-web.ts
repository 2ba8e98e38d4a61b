/** What the link check says of a link. `bad`: 1fichier does not take it for one of its links. */
export type SiteHealth = {
  /** As it was asked for. */
  readonly url: string;
  readonly state: 'alive' | 'dead' | 'protected' | 'bad';
  /** Null unless alive. Bytes; null as well when not told. */
  readonly name: string | null;
  readonly size: number | null;
};

export type FolderFile = {
  /** Its share link as the folder gives it. */
  readonly url: string;
  /** Null when not told. Bytes. */
  readonly name: string | null;
  readonly size: number | null;
  /** Behind a password or an access list; null when not told. */
  readonly isProtected: boolean | null;
};

/**
 * 1fichier's website, as far as it can be asked without an account: no key and no cookie goes there. Calls pass the
 * governor as those of the API, outside its hourly budget. All reject with `FichierError`: `no-site-permission` while the
 * user has not allowed the website, a lock's own code, `bad-answer` for what cannot be read.
 */
export type FichierWeb = {
  /**
   * `check_links.pl`, one call for up to 100 links; what is no file link is `bad` without being asked for. In the order of
   * `urls`; a link that 1fichier says nothing of is left out.
   */
  checkLinks(urls: readonly string[]): Promise<readonly SiteHealth[]>;
  /**
   * The files of a public folder, `https://1fichier.com/dir/<id>`. `not-found` for an unknown one, `password-required`
   * and `password-wrong` where its page asks for a password, `not-a-link` for an address that is no public folder.
   */
  readFolder(input: {
    readonly url: string;
    readonly password: string | null;
  }): Promise<readonly FolderFile[]>;
};
