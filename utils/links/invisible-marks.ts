/** Soft hyphens, spaces without width, and the marks that set or turn the direction of a text: no address has them. */
export const INVISIBLE = '[\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]';

const INVISIBLE_MARKS = new RegExp(INVISIBLE, 'g');

export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE_MARKS, '');
}
