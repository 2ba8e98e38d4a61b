import type { NamedLink } from '@/utils/links/shapes/named-link';
import { writtenUrl } from '@/utils/links/shapes/written-url';

/** An array, with an object a line. */
export function formatJson(links: readonly NamedLink[]): string {
  const lines = links.map(({ name, url, size }) => JSON.stringify({ name, url: writtenUrl(url), size }));
  return lines.length === 0 ? '[]' : `[\n  ${lines.join(',\n  ')}\n]`;
}
