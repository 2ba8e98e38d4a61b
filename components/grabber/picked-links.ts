import type { LinkRow } from '@/components/grabber/link-row';
import type { WorkFile } from '@/components/workbench/direct-item';
import type { NamedLink } from '@/utils/links/shapes/named-link';

/** A link as it is copied or saved: byte for byte, under the name that is shown. */
export function namedLink({ link, name, size }: LinkRow): NamedLink {
  return { url: link.url, name, size };
}

/** Those of which direct links can be had. */
export function fichierFiles(rows: readonly LinkRow[]): readonly WorkFile[] {
  return rows.flatMap(({ key, link, fichier, name, size }) =>
    fichier === null ? [] : [{ key, link: link.url, name, size }],
  );
}

/** Bytes of all rows whose size is known; null when none is. */
export function sizeOf(rows: readonly LinkRow[]): number | null {
  const sizes = rows.flatMap(({ size }) => (size === null ? [] : [size]));
  return sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0);
}

/** How many of the picked rows the filter hides. */
export function countHidden(picked: ReadonlySet<string>, shown: readonly string[]): number {
  return picked.size === 0 ? 0 : picked.size - shown.filter((key) => picked.has(key)).length;
}

const HOSTS_OFFERED = 100;

/** The hosts with the most links, the first of them the one with most. */
export function commonHosts(rows: readonly LinkRow[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { host } of rows) counts.set(host, (counts.get(host) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, HOSTS_OFFERED).map(([host]) => host);
}
