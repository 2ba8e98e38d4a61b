import type { ChromiumBrowser } from './chromium.ts';
import { until } from './until.ts';
import type { VirtualScreen } from './xvfb.ts';

/** From the corner of an element: inside its first letter. */
const INSET_PX = 6;
/** A menu that has just appeared, on a busy machine, may take no key or click: then it is given again. */
const ANSWER_MS = 2500;

/** Chromium's own context menu, by mouse and keyboard. */
export type ChromiumMenu = {
  /** Goes so many entries up from the end, or from the one that is marked. */
  up(count: number): Promise<void>;
  down(count: number): Promise<void>;
  /** Opens what is under the marked entry; its first entry is marked then. */
  enter(): Promise<void>;
  /** Chooses the marked entry. Fails when it only opens others. */
  choose(): Promise<void>;
};

type Page = Awaited<ReturnType<ChromiumBrowser['openPage']>>;

/** Right-clicks the corner of an element, found by a CSS selector, and waits for the menu. */
export async function openChromiumMenu(
  screen: VirtualScreen,
  page: Page,
  selector: string,
): Promise<ChromiumMenu> {
  await page.bringToFront();
  const element = page.locator(selector);
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) throw new Error(`${selector} is not visible`);
  const [left, top] = await page.evaluate<[number, number]>(
    '[screenX + (outerWidth - innerWidth) / 2, screenY + outerHeight - innerHeight]',
  );
  const atRest = await screen.windowIds();

  /** Gives a key or a click until its effect is seen. */
  async function insist<T>(what: string, act: () => Promise<void>, effect: () => Promise<T | false>) {
    return until(what, async () => {
      await act();
      return until(what, effect, ANSWER_MS).catch(() => false as const);
    });
  }
  const anotherThan = (known: readonly string[]) => async () =>
    (await screen.windowIds()).find((id) => !known.includes(id)) ?? false;
  async function untilDrawn(id: string): Promise<string> {
    let drawn = '';
    await until('the menu is drawn', async () => {
      const last = drawn;
      drawn = await screen.lookAt(id);
      return drawn === last;
    });
    return drawn;
  }

  const rightClick = () => screen.rightClick(left + box.x + INSET_PX, top + box.y + INSET_PX);
  const windows = [await insist('the menu is open', rightClick, anotherThan(atRest))];
  const front = () => windows.at(-1) ?? '';

  async function move(key: 'Up' | 'Down', count: number): Promise<void> {
    for (let step = 0; step < count; step += 1) {
      const before = await untilDrawn(front());
      const isMarked = async () => (await screen.lookAt(front())) !== before;
      await insist(`${key} marks another entry`, () => screen.key(key), isMarked);
    }
  }

  await untilDrawn(front());
  return {
    up: (count) => move('Up', count),
    down: (count) => move('Down', count),
    async enter() {
      const known = await screen.windowIds();
      windows.push(await insist('a submenu opens', () => screen.key('Right'), anotherThan(known)));
      await untilDrawn(front());
    },
    async choose() {
      const known = await screen.windowIds();
      const ended = await insist(
        'the entry is chosen',
        () => screen.key('Return'),
        async () => {
          const now = await screen.windowIds();
          if (now.some((id) => !known.includes(id))) return 'submenu';
          return windows.every((id) => !now.includes(id)) && 'chosen';
        },
      );
      if (ended === 'submenu' && (await screen.windowIds()).includes(front()))
        throw new Error('The entry opens a submenu.');
    },
  };
}
