import { decodeLeniently } from '@/utils/links/display-name';
import { unicodeHost } from '@/utils/names/unicode-host';

const START = /^[a-z]+:\/\/[^/?#]*/i;

/** An address as a person reads it: its host in letters, its percent codes decoded where they are text. To be searched, not sent. */
export function readableUrl(url: string): string {
  return decodeLeniently(url.replace(START, unicodeHost));
}
