import { parseFragment } from 'parse5';

/** As much of the browser's parser as is asked for, with the same table of names. */
export class Parser {
  parseFromString(html: string) {
    const [first] = parseFragment(html).childNodes;
    return { body: { textContent: first !== undefined && 'value' in first ? first.value : null } };
  }
}
