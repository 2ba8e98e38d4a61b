/** Between two looks at whether a question is still being answered; most answers come before the first. */
export const LOOK_EVERY_MS = 3_000;
/** A background that is starting or busy may be slow to say so. */
export const LOOK_MAX_MS = 15_000;
/** After the first the answer itself may be on its way. */
const LOOKS_IN_VAIN_MAX = 2;
/** Half an hour and more, which no answer takes: what goes to 1fichier is given up after seconds, and what waits says so. */
const LOOKS_MAX = 600;

export type AnswerWatch = {
  /** Resolves once nobody answers the question any more; never, after `end`. */
  readonly lost: Promise<void>;
  end(): void;
};

/**
 * Watches over a question to the background until its end. Browsers do not always tell a page that a background has
 * stopped with a question in it, so the background is asked; which also keeps it from being stopped as idle.
 */
export function watchAnswer(isAnswering: () => Promise<unknown>): AnswerWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });

  /** False too when that cannot be learned. */
  async function look(): Promise<boolean> {
    const answer = isAnswering().catch(() => false);
    return (await Promise.race([answer, sleep(LOOK_MAX_MS)]).finally(() => clearTimeout(timer))) === true;
  }

  async function watch(): Promise<boolean> {
    let inVain = 0;
    for (let looks = 0; looks < LOOKS_MAX && inVain < LOOKS_IN_VAIN_MAX; looks += 1) {
      await sleep(LOOK_EVERY_MS);
      inVain = (await look()) ? 0 : inVain + 1;
      if (isOver) return false;
    }
    return true;
  }

  return {
    lost: new Promise((resolve) => {
      void watch().then((isLost) => isLost && resolve());
    }),
    end: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
