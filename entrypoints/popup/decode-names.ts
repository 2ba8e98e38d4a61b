import { looksLikeHtml } from '@/utils/links/find-html-links';

const NAMED = /&[a-z][a-z0-9]{1,30};/gi;
/** The background reads these, and they tell what is markup. */
const STRUCTURAL = /^&(?:amp|lt|gt|quot|apos|nbsp);$/i;

/**
 * The source of a page with what its names stand for (`&eacute;`): there are 2,000 of them, which a page knows and a worker
 * does not. Any other text as it is.
 */
export function decodeNames(text: string): string {
  if (!looksLikeHtml(text)) return text;
  return text.replace(NAMED, (name) => (STRUCTURAL.test(name) ? name : characterOf(name)));
}

function characterOf(name: string): string {
  return new DOMParser().parseFromString(name, 'text/html').body.textContent ?? name;
}
