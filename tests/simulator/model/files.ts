import { createHash } from 'node:crypto';
import { DOMAINS } from './hosts.ts';
import type { Account, StoredFile } from './records.ts';
import { notFound, Refusal } from './refusal.ts';
import { refusalOf, troubleOfId } from './troubles.ts';
import type { World } from './world.ts';

export type NewFile = {
  readonly filename: string;
  readonly bytes: Buffer | string;
  readonly owner?: Account | null;
} & Partial<
  Pick<
    StoredFile,
    | 'id'
    | 'size'
    | 'sha256'
    | 'domain'
    | 'bound'
    | 'folderId'
    | 'contentType'
    | 'date'
    | 'password'
    | 'acl'
    | 'inline'
    | 'trouble'
  >
>;

/** Puts a file into the simulated 1fichier: into an account, or (owner null) somewhere else on it. */
export function addFile(world: World, input: NewFile): StoredFile {
  const bytes = Buffer.from(input.bytes);
  const file: StoredFile = {
    id: input.id ?? world.chance.lower(20),
    owner: input.owner ?? null,
    domain: input.domain ?? DOMAINS[input.owner?.options.default_domain ?? 0] ?? DOMAINS[0],
    bound: input.bound ?? false,
    folderId: input.folderId ?? 0,
    filename: input.filename,
    bytes,
    size: input.size ?? bytes.length,
    sha256: input.sha256 ?? createHash('sha256').update(bytes).digest('hex'),
    contentType: input.contentType ?? 'application/octet-stream',
    date: input.date ?? world.clock.paris(),
    storedAt: world.clock.now(),
    checksum: world.chance.hex(128),
    removalCode: world.chance.mixed(8),
    description: '',
    password: input.password ?? '',
    acl: input.acl ?? null,
    cdn: 0,
    noSsl: 0,
    inline: input.inline ?? 0,
    trouble: input.trouble ?? null,
  };
  world.state.files.set(file.id, file);
  return file;
}

export function linkOf(file: StoredFile): string {
  return `https://${file.domain}/?${file.id}`;
}

export function removalLinkOf(file: StoredFile): string {
  return `https://${file.domain}/remove/${file.id}/${file.removalCode}`;
}

/** Domain and id of a share link; null when it is none. The rest of its query is ignored, as by 1fichier. */
function parseShareLink(link: string): { domain: string; id: string } | null {
  const found = /^https?:\/\/(?:www\.)?([^/?#]+)\/\?([a-z0-9]{5,20})(?:[&#]|$)/i.exec(link);
  const domain = found?.[1]?.toLowerCase() ?? '';
  const id = found?.[2]?.toLowerCase() ?? '';
  return DOMAINS.some((name) => name === domain) && id !== '' ? { domain, id } : null;
}

/**
 * The file behind a share link, or the refusal 1fichier gives for it. Null: nothing is there. A file bound to its
 * domain is not found under another.
 */
export function lookUp(world: World, link: string): StoredFile | Refusal | null {
  const parsed = parseShareLink(link);
  if (parsed === null) return null;
  const trouble = troubleOfId(parsed.id);
  if (trouble !== null) return refusalOf(trouble);
  const file = world.state.files.get(parsed.id);
  if (file === undefined || (file.bound && file.domain !== parsed.domain)) return null;
  return file.trouble === null ? file : refusalOf(file.trouble);
}

/** Like `lookUp`, but throws what is in the way. */
export function requireFile(world: World, link: string): StoredFile {
  const found = lookUp(world, link);
  if (found === null) throw notFound();
  if (found instanceof Refusal) throw found;
  return found;
}

/** Throws unless `password` opens the file for `account`; owners need none. It may be silent about what it wants. */
export function requirePassword(
  { switches }: World,
  file: StoredFile,
  account: Account,
  password: string | null | undefined,
): void {
  if (file.password === '' || file.owner === account) return;
  if (password === file.password) return;
  if (switches.passwordRefusal === 'silent') throw refusalOf('not-allowed');
  throw refusalOf(password ? 'password-wrong' : 'password-required');
}

/** Throws unless the file's restrictions let `account` in. */
export function requireAccess(file: StoredFile, account: Account): void {
  if (file.owner === account || file.acl === null) return;
  const { ip, country, email, premium } = file.acl;
  const isNamed = email === undefined || email.length === 0 || email.includes(account.email);
  const isElsewhere = (ip?.length ?? 0) > 0 || (country?.length ?? 0) > 0;
  const isPaying = premium !== 1 || account.offer !== 0;
  if (isElsewhere || !isNamed || !isPaying) throw refusalOf('not-allowed');
}
