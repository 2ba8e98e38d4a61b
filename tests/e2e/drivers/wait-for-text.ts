import { until } from './until.ts';

const TEXT_TIMEOUT_MS = 30_000;

/** Waits for a text; the error tells what stood there instead. */
export async function waitForText(
  read: () => Promise<string>,
  wanted: string | RegExp,
  timeoutMs = TEXT_TIMEOUT_MS,
): Promise<void> {
  let last = '';
  try {
    await until(
      String(wanted),
      async () => {
        last = await read();
        return typeof wanted === 'string' ? last.includes(wanted) : wanted.test(last);
      },
      timeoutMs,
    );
  } catch (error) {
    throw new Error(`"${wanted}" did not appear. The text is:\n${last}`, { cause: error });
  }
}
