/** The answer, or `instead` once `limitMs` have passed: a background that stops may leave a question without an answer. */
export async function withinTime<T>(answer: Promise<T>, limitMs: number, instead: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(instead), limitMs);
  });
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}
