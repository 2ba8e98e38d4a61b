import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import type { VirtualScreen } from './drivers/xvfb.ts';

/** A place on Chromium's toolbar, which is darker while the browser asks. */
const TOOLBAR = '1x1+500+62';
/** A line down the empty left edge of the dialog in which it asks; how far it is white is how high the dialog is. */
const DIALOG_TOP = 83;
const DIALOG_EDGE = `1x500+280+${DIALOG_TOP}`;
/** Where `Allow` is in it: from the left of the screen, and from the lower end of the dialog. */
const ALLOW_X = 665;
const ALLOW_FROM_BOTTOM = 39;
const CLICK_TIMEOUT_MS = 1500;

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
  const { look, click } = screen;
  await until('the browser asks', async () => (await look(TOOLBAR)) !== before);
  // `Allow` cannot be pressed at first, lest somebody answers unaware.
  await until('the answer is taken', async () => {
    const height = whitePixels(await look(DIALOG_EDGE));
    if (height > ALLOW_FROM_BOTTOM) await click(ALLOW_X, DIALOG_TOP + height - ALLOW_FROM_BOTTOM);
    return until('the question is gone', async () => (await look(TOOLBAR)) === before, CLICK_TIMEOUT_MS);
  });
}

/** How many pixels at the start of a picture one pixel wide are white. */
function whitePixels(ppm: string): number {
  const [head = ''] = /^P6\s+\d+\s+\d+\s+\d+\s/.exec(ppm) ?? [];
  const [white = ''] = /^(?:\xff{3})*/.exec(ppm.slice(head.length)) ?? [];
  return white.length / 3;
}
