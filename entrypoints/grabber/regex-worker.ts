import { parseRegex } from '@/components/grabber/regex-error';
import type { RegexAnswer, RegexQuestion } from '@/entrypoints/grabber/regex-matcher';

/** The text of each row, by its place. */
const texts: string[] = [];

const answer = (message: RegexAnswer): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<RegexQuestion>) => {
  for (const [place, text] of data.changed) texts[place] = text;
  texts.length = data.count;
  const regex = parseRegex(data.pattern);
  answer({ kind: 'begun' });
  const found = Uint8Array.from(texts, (text) => Number('kind' in regex || regex.test(text)));
  answer({ kind: 'found', found });
});
