import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import type { ExtensionPage } from '../tests/e2e/drivers/extension-browser.ts';
import { until } from '../tests/e2e/drivers/until.ts';
import { fetchDirect } from '../tests/e2e/fetch-direct.ts';
import type { Stage } from '../tests/e2e/stage.ts';
import { sampleBytes } from '../tests/simulator/sources/sample-files.ts';
import { ROOT } from './root.ts';

const NAME = 'holiday-film.mp4';
const LENGTH = 65_536;
const SOURCE = `http://files.example/${NAME}?size=${LENGTH}`;
const SHARE_LINK = /^https:\/\/1fichier\.com\/\?[a-z0-9]{5,20}$/;
const DIRECT_LINK = /^https:\/\/[ao]-\d+\.1fichier\.com\/\S+$/;
const POPUP_SIZE = [400, 600] as const;
const OPTIONS_SIZE = [900, 900] as const;

/** Takes one link from the menu to identical bytes and tells each step. Rejects with a sentence at the first that fails. */
export async function showMainJob(stage: Stage, shots: string): Promise<void> {
  const { simulator } = stage;
  let step = 0;
  async function tell<T>(doing: string, act: () => Promise<T>, done: (value: T) => string): Promise<T> {
    step += 1;
    try {
      const value = await act();
      console.log(`${String(step).padStart(2)}. ${done(value)}`);
      return value;
    } catch (error) {
      throw new Error(`${doing}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }

  await tell(
    'saving the key',
    () => stage.saveKey(),
    () => 'Saved the demo key on the options page: 1fichier knows it.',
  );
  await tell(
    'using the menu',
    () => stage.send(SOURCE),
    () => `Right-clicked ${SOURCE} and chose "Send to 1fichier".`,
  );
  const job = await tell(
    'sending the link',
    () => until('1fichier is asked to fetch the link', () => simulator.state.jobs[0]),
    ({ id }) => `1fichier took it as job ${id} and fetches it from the source.`,
  );
  const popup = await tell(
    'following the transfer',
    () => stage.waitForRow(NAME, 'Done'),
    () => `The popup followed it: ${NAME} is "Done".`,
  );
  const copied = (button: string, pattern: RegExp): Promise<string> =>
    copyFrom(stage, popup, button, pattern);
  const share = await tell(
    'copying the link',
    () => copied('Copy link', SHARE_LINK),
    (text) => `"Copy link" put ${text} on the clipboard.`,
  );
  if (job.results[0]?.download_link !== share) throw new Error(`${share} is not the link 1fichier gave.`);
  const direct = await tell(
    'copying the direct link',
    () => copied('Copy direct link', DIRECT_LINK),
    (text) => `"Copy direct link" put ${text} on the clipboard.`,
  );
  await tell(
    'comparing the file with its source',
    async () => {
      const bytes = await fetchDirect(simulator, direct);
      if (!bytes.equals(sampleBytes(`/${NAME}`, LENGTH))) throw new Error('the bytes differ.');
      return bytes;
    },
    (bytes) =>
      `Downloaded ${bytes.length} bytes from there: identical to the source (SHA-256 ${digest(bytes)}).`,
  );
  const requests = stage.requestsWith(SOURCE);
  if (requests !== 1) throw new Error(`1fichier was asked ${requests} times instead of once.`);
  await tell(
    'taking screenshots',
    () => takeScreenshots(stage, shots),
    () => `Screenshots of popup and options, light and dark, are in ${relative(ROOT, shots)}/.`,
  );
  console.log('\nThe main job works, and 1fichier was asked once.');
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

async function copyFrom(
  stage: Stage,
  popup: ExtensionPage,
  button: string,
  pattern: RegExp,
): Promise<string> {
  await popup.row(NAME).click('button', button);
  return until(`"${button}" fills the clipboard`, async () => {
    const text = await stage.browser.clipboard();
    return pattern.test(text) ? text : undefined;
  });
}

async function takeScreenshots({ browser }: Stage, folder: string): Promise<void> {
  const popup = await browser.openPopup();
  const options = await browser.openOptions();
  await popup.waitForText(NAME);
  await options.waitForText('API key');
  for (const scheme of ['light', 'dark'] as const) {
    await browser.setColorScheme(scheme);
    await popup.resize(...POPUP_SIZE);
    await popup.screenshot(join(folder, `popup-${scheme}.png`));
    await options.resize(...OPTIONS_SIZE);
    await options.screenshot(join(folder, `options-${scheme}.png`));
  }
}
