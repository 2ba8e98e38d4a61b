import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import type { VirtualScreen } from './drivers/xvfb.ts';

/** A place on Chromium's toolbar, which is darker while the browser asks. */
const TOOLBAR = '1x1+500+62';
/** Where the dialog is, in which it asks: without `Allow`, which can be pressed only after a moment and looks so. */
const DIALOG = '354x180+272+83';
const KEY_TIMEOUT_MS = 2000;

/**
 * Presses a button that leads to a question of the browser, and allows what it asks for. `screen` null: Firefox, which is
 * told to grant without a question.
 */
export async function clickAndAllow(
  page: ExtensionPage,
  name: string,
  screen: VirtualScreen | null,
): Promise<void> {
  const before = await screen?.look(TOOLBAR);
  await page.click('button', name);
  if (screen === null) return;
  const { look, key } = screen;
  await until('the browser asks', async () => (await look(TOOLBAR)) !== before);
  let asking = '';
  await until('its dialog is shown in full', async () => {
    const last = asking;
    asking = await look(DIALOG);
    return asking === last;
  });
  // A dialog that has just appeared takes no key, lest somebody answers it unaware.
  const pressUntil = (what: string, named: string, isSo: () => Promise<boolean>) =>
    until(what, async () => {
      await key(named);
      return until(what, isSo, KEY_TIMEOUT_MS).catch(() => false);
    });
  await pressUntil('`Allow` has the focus', 'Tab', async () => (await look(DIALOG)) !== asking);
  await pressUntil('the answer is taken', 'Return', async () => (await look(TOOLBAR)) === before);
}
