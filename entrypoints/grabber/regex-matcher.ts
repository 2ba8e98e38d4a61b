import { type LinkRow, searchedText } from '@/components/grabber/link-row';
import { composed } from '@/utils/names/same-name';

/** What the worker is asked: it keeps the texts between questions, so that only those that changed are sent. */
export type RegexQuestion = {
  readonly pattern: string;
  readonly count: number;
  readonly changed: readonly (readonly [place: number, text: string])[];
};
/** `begun`: it has read the question. `found`: 1 for each row that matches, by place. */
export type RegexAnswer = { readonly kind: 'begun' } | { readonly kind: 'found'; readonly found: Uint8Array };

export type RegexWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** Which of the rows match, 1 for each that does, by place; null when it takes longer than anyone would wait. One call at a time. */
export type MatchRegex = (rows: readonly LinkRow[], pattern: string) => Promise<Uint8Array | null>;

const LONGEST_MS = 2000;

/**
 * Tries regular expressions beside the page: nothing tells how long one runs, and one that is running can be stopped only
 * together with its worker.
 */
export function createRegexMatcher(startWorker: () => RegexWorker): MatchRegex {
  let worker: RegexWorker | null = null;
  let sent: readonly LinkRow[] = [];

  function stop(): void {
    worker?.terminate();
    worker = null;
    sent = [];
  }

  return (rows, pattern) =>
    new Promise((resolve, reject) => {
      worker ??= startWorker();
      let deadline: ReturnType<typeof setTimeout> | undefined;
      worker.onerror = (event) => {
        clearTimeout(deadline);
        stop();
        reject(new Error(event.message));
      };
      worker.onmessage = ({ data }: MessageEvent<RegexAnswer>) => {
        if (data.kind === 'begun') {
          deadline = setTimeout(() => {
            stop();
            resolve(null);
          }, LONGEST_MS);
        } else {
          clearTimeout(deadline);
          resolve(data.found);
        }
      };
      const changed = rows.flatMap((row, place) =>
        row === sent[place] ? [] : [[place, composed(searchedText(row))] as const],
      );
      sent = rows;
      worker.postMessage({ pattern, count: rows.length, changed } satisfies RegexQuestion);
    });
}
