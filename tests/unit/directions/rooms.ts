import type { Import } from './read-imports.ts';

/** A room: one purpose, and whom it may know. */
type Room = {
  readonly name: string;
  /** Its files; the first room that fits counts. */
  readonly files: RegExp;
  /** Rooms it may use. Its own files are always allowed. */
  readonly uses: readonly string[];
  /** Rooms of which it may know the types, but run nothing. */
  readonly knowsTypesOf?: readonly string[];
  readonly packages: readonly string[];
};

const PAGE_PACKAGES = ['preact', 'preact/hooks', '@preact/signals', '#i18n'];
const PAGE_USES = [
  'errors',
  'components',
  'styles',
  'messaging',
  'links',
  'names',
  'uploads',
  'page-browser',
];
/** A page, and its `main`, which alone may ask the browser itself (for its language, a new tab) and hand it on. */
const page = (name: string): Room[] => [
  {
    name: `${name}-main`,
    files: new RegExp(`^entrypoints/${name}/main\\.tsx?$`),
    uses: [...PAGE_USES, name],
    knowsTypesOf: ['transfers'],
    packages: [...PAGE_PACKAGES, 'wxt/browser'],
  },
  {
    name,
    files: new RegExp(`^entrypoints/${name}/`),
    uses: PAGE_USES,
    knowsTypesOf: ['transfers'],
    packages: PAGE_PACKAGES,
  },
];

/** The directions of the architecture, as a table. */
export const ROOMS: readonly Room[] = [
  { name: 'errors', files: /^utils\/fichier\/errors\.ts$/, uses: [], packages: [] },
  { name: 'names', files: /^utils\/names\//, uses: [], packages: [] },
  { name: 'links', files: /^utils\/links\//, uses: ['errors', 'names', 'transfers'], packages: ['zod/mini'] },
  {
    name: 'transfers',
    files: /^utils\/transfers\//,
    uses: ['errors', 'links', 'names'],
    packages: ['zod/mini'],
  },
  { name: 'uploads', files: /^utils\/uploads\//, uses: ['errors', 'links'], packages: [] },
  // The shapes that the client keeps in storage.
  {
    name: 'client-schemas',
    files: /^utils\/fichier\/(?:governor-state|cached-shapes)\.ts$/,
    uses: ['errors'],
    knowsTypesOf: ['fichier'],
    packages: ['zod/mini'],
  },
  {
    name: 'fichier',
    files: /^utils\/fichier\//,
    uses: ['errors', 'links', 'transfers', 'client-schemas'],
    packages: ['zod/mini', 'ky'],
  },
  { name: 'aria2', files: /^utils\/aria2\//, uses: ['errors'], packages: ['zod/mini', 'ky'] },
  {
    name: 'store',
    files: /^utils\/store\//,
    uses: ['errors', 'links', 'transfers', 'messaging', 'client-schemas'],
    knowsTypesOf: ['fichier'],
    packages: ['zod/mini', 'idb', 'wxt/browser'],
  },
  {
    name: 'messaging',
    files: /^utils\/messaging\//,
    uses: ['errors', 'links', 'transfers'],
    packages: ['zod/mini', '@webext-core/messaging', 'wxt/browser'],
  },
  // The part of `browser` that pages may use: the clipboard, the permissions and the way to another page.
  {
    name: 'page-browser',
    files: /^utils\/browser\/(?:page-clipboard|open-page|(?:host|aria2|download|request)-permission)\.ts$/,
    uses: [],
    packages: ['wxt/browser'],
  },
  {
    name: 'browser',
    files: /^utils\/browser\//,
    uses: ['errors', 'links', 'transfers', 'messaging', 'page-browser'],
    packages: ['zod/mini', 'wxt/browser'],
  },
  {
    name: 'engine',
    files: /^utils\/engine\//,
    uses: ['errors', 'links', 'transfers', 'fichier', 'store', 'browser'],
    packages: ['zod/mini'],
  },
  { name: 'styles', files: /\.css$/, uses: [], packages: [] },
  {
    name: 'components',
    files: /^components\//,
    uses: ['errors', 'links', 'names', 'uploads', 'styles'],
    knowsTypesOf: ['messaging', 'transfers'],
    packages: [...PAGE_PACKAGES, 'lucide'],
  },
  ...['popup', 'options', 'grabber', 'files', 'offscreen'].flatMap(page),
  {
    name: 'background',
    files: /^entrypoints\/background\//,
    uses: [
      'errors',
      'links',
      'names',
      'uploads',
      'transfers',
      'fichier',
      'aria2',
      'store',
      'messaging',
      'page-browser',
      'browser',
      'engine',
    ],
    packages: ['zod/mini', 'wxt/browser', 'wxt/utils/define-background', '#i18n', '@wxt-dev/i18n'],
  },
];

function roomOf(file: string): Room | null {
  return ROOMS.find(({ files }) => files.test(file)) ?? null;
}

/** Why `file` may not have this import; null when it may. */
export function objectionTo(file: string, { specifier, target, isTypeOnly }: Import): string | null {
  const from = roomOf(file);
  if (from === null) return `${file} is in no room`;
  if (target === null) return `${file}: ${specifier} leads nowhere`;
  if ('package' in target) {
    return from.packages.includes(target.package)
      ? null
      : `${file} (${from.name}) may not use ${target.package}`;
  }
  const to = roomOf(target.file);
  const allowed = [from.name, ...from.uses, ...(isTypeOnly ? (from.knowsTypesOf ?? []) : [])];
  return to !== null && allowed.includes(to.name)
    ? null
    : `${file} (${from.name}) may not use ${target.file} (${to?.name ?? 'no room'})`;
}
