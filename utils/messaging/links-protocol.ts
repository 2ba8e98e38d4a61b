import * as z from 'zod/mini';
import { directOptionsSchema } from '@/utils/links/direct-options';
import { catchHeadSchema, grabbedLinkSchema } from '@/utils/links/grab/grabbed-link';
import { grabberFilterSchema } from '@/utils/links/grab/grabber-filter';
import { reply, sendReportSchema } from '@/utils/messaging/replies';

/** What `check_links.pl` says of a link. `bad`: 1fichier does not take it for one of its links. */
export const linkHealthSchema = z.object({
  url: z.string(),
  state: z.enum(['alive', 'dead', 'protected', 'bad']),
  /** Null unless alive. Bytes. */
  name: z.nullable(z.string()),
  size: z.nullable(z.number()),
});
export type LinkHealth = z.infer<typeof linkHealthSchema>;

/** Where direct links can be handed to. */
export const downloaderSchema = z.enum(['browser', 'aria2']);
export type Downloader = z.infer<typeof downloaderSchema>;

export const aria2ViewSchema = z.object({
  /** Address of the JSON-RPC interface; null when aria2 is not set up. */
  address: z.nullable(z.string()),
  /** The secret itself is never shown to a page. */
  hasSecret: z.boolean(),
});
export type Aria2View = z.infer<typeof aria2ViewSchema>;

/** At most this many links in one `checkLinks`. */
export const LINKS_PER_CHECK = 100;

/** Messages about the links of a page, direct links and where they are handed to. Part of `protocol`. */
export const linksProtocol = {
  /**
   * Collects the links of a tab (null: the active one of the last window) and opens the grabber with them. `auto`: those of
   * the selection if links are selected, else of the page.
   */
  grabTab: {
    request: z.object({ tabId: z.nullable(z.number()), scope: z.enum(['auto', 'page']) }),
    response: reply(z.object({ catchId: z.string() })),
  },
  /** `not-kept` when the catch is no longer there. */
  readCatch: { request: z.object({ id: z.string() }), response: reply(catchHeadSchema) },
  readCatchPart: {
    request: z.object({ id: z.string(), part: z.number().check(z.int(), z.gte(0)) }),
    response: reply(z.array(grabbedLinkSchema)),
  },
  /** The filter last used, to begin with. A page in a private window neither asks nor saves. */
  readGrabberFilter: { request: z.null(), response: reply(grabberFilterSchema) },
  saveGrabberFilter: { request: grabberFilterSchema, response: reply(z.null()) },
  /** Sends links byte for byte. Every link is stored before the answer. */
  sendPicked: {
    request: z.object({
      urls: z.array(z.string()),
      folderId: z.number(),
      folderName: z.nullable(z.string()),
      isPrivate: z.boolean(),
    }),
    response: reply(sendReportSchema),
  },
  /** The direct link of a 1fichier link; lives until `expiresAt`. `options` null: as remembered. One API call. */
  directLinkOf: {
    request: z.object({
      url: z.string(),
      options: z.nullable(directOptionsSchema),
      password: z.nullable(z.string()),
    }),
    response: reply(z.object({ url: z.string(), expiresAt: z.number() })),
  },
  /** Asks 1fichier's website, not the API, for up to `LINKS_PER_CHECK` links. `no-site-permission` without the permission. */
  checkLinks: {
    request: z.object({ urls: z.array(z.string()).check(z.maxLength(LINKS_PER_CHECK)) }),
    response: reply(z.array(linkHealthSchema)),
  },
  /** Reads a public folder (`/dir/…`) into a catch. `password-required`, `password-wrong`, `no-site-permission`. */
  readFolderLink: {
    request: z.object({
      url: z.string(),
      password: z.nullable(z.string()),
      isPrivate: z.boolean(),
    }),
    response: reply(z.object({ catchId: z.string() })),
  },
  /** Opens the grabber on a public folder, which it reads by itself. `not-a-link` for any other address. */
  openFolderLink: {
    request: z.object({ url: z.string(), isPrivate: z.boolean() }),
    response: reply(z.null()),
  },
  /**
   * Hands one direct link to a downloader, which stores it under `name`, made safe. `no-download-permission`,
   * `no-aria2-permission` without the permission; the page asks for it first. `isPrivate`: asked for in a private window.
   */
  handOff: {
    request: z.object({
      to: downloaderSchema,
      url: z.string(),
      name: z.string(),
      isPrivate: z.boolean(),
    }),
    response: reply(z.null()),
  },
  readAria2: { request: z.null(), response: reply(aria2ViewSchema) },
  /** `address` null or blank: no aria2. `secret` null: as it was; empty: none. `not-local-address` for an address beyond this machine and the home network. */
  saveAria2: {
    request: z.object({ address: z.nullable(z.string()), secret: z.nullable(z.string()) }),
    response: reply(aria2ViewSchema),
  },
  /** Asks aria2 for its version with what is saved. `no-aria2-permission` without the permission for its address. */
  testAria2: { request: z.null(), response: reply(z.object({ version: z.string() })) },
} as const;
