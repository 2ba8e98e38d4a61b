const SILENCE_MS = 10_000;
/** So often, since an answer may honestly take a while: of questions to the nodes one goes at a time. */
const TIMES = 9;

/** The answer, or `instead` once `limitMs` have passed. */
export async function withinTime<T>(answer: Promise<T>, limitMs: number, instead: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(instead), limitMs);
  });
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}

/**
 * Asks what may be asked twice. A background that stops can leave a question without any answer in Firefox, so after a
 * silence it is asked again, and the first answer to any of them counts. `instead` after a long silence.
 */
export async function askPatiently<T>(question: () => Promise<T>, instead: T): Promise<T> {
  const asked: Promise<T>[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    asked.push(question());
    const answer = await withinTime<{ readonly value: T } | null>(
      Promise.race(asked).then((value) => ({ value })),
      SILENCE_MS,
      null,
    );
    if (answer !== null) return answer.value;
  }
  return instead;
}
