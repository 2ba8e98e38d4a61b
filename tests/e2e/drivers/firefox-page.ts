import { writeFileSync } from 'node:fs';
import type { ExtensionPage, Role, Scope } from './extension-browser.ts';
import type { ElementRef, FirefoxSession } from './firefox-session.ts';
import { until } from './until.ts';
import { waitForText } from './wait-for-text.ts';

const FIND_TIMEOUT_MS = 10_000;
const CONTROL = '\uE009';
const RELEASE = '\uE000';
const BACKSPACE = '\uE003';
const SELECT_ALL = `${CONTROL}a${RELEASE}`;

/** Elements that may have the role; Firefox itself then says which name they have. */
const CANDIDATES: Record<Role, string> = {
  button: 'button,[role=button],input[type=submit],input[type=button],summary',
  link: 'a[href],[role=link]',
  textbox:
    'textarea,input:not([type]),input[type=text],input[type=password],input[type=search],[role=textbox]',
  list: 'ul,ol,[role=list]',
  listitem: 'li,[role=listitem]',
  status: '[role=status],output',
  alert: '[role=alert]',
  checkbox: 'input[type=checkbox],[role=checkbox],[role=switch]',
  combobox: 'select,[role=combobox]',
};
const FIELDS = `${CANDIDATES.textbox},select`;

/** The root of a scope: the whole page, or the first row of the list `Transfers` with a text. */
const ROOT = `const [rowText] = arguments;
  const root = rowText === null ? document.body
    : [...document.querySelectorAll('[aria-label=Transfers] li')].find((row) => new RegExp(rowText).test(row.textContent));
  if (root === undefined) throw new Error('no row matches ' + rowText);`;
const VISIBLE = `(element) => element.checkVisibility({ visibilityProperty: true })`;

/** Everything done in a tab of Firefox; each step first switches to the tab by its handle. */
export function firefoxPage(session: FirefoxSession, handle: string): ExtensionPage {
  const { marionette } = session;

  async function inTab<T>(act: () => Promise<T>): Promise<T> {
    await marionette.send('WebDriver:SwitchToWindow', { handle });
    return act();
  }

  const candidates = (selector: string, row: string | null): Promise<ElementRef[]> =>
    session.content(
      `${ROOT} return [...root.querySelectorAll(arguments[1])].filter(${VISIBLE});`,
      row,
      selector,
    );

  async function computedLabel(element: ElementRef): Promise<string> {
    const id = Object.values(element)[0];
    return ((await marionette.send('WebDriver:GetComputedLabel', { id })) as { value: string }).value;
  }

  async function find(selector: string, name: string, row: string | null): Promise<string> {
    return until(
      `something named "${name}"`,
      async () => {
        for (const element of await candidates(selector, row)) {
          if ((await computedLabel(element)) === name) return Object.values(element)[0];
        }
        return undefined;
      },
      FIND_TIMEOUT_MS,
    );
  }

  async function isEnabled(id: string): Promise<boolean> {
    const native = (await marionette.send('WebDriver:IsElementEnabled', { id })) as { value: boolean };
    const attribute = { id, name: 'aria-disabled' };
    const aria = (await marionette.send('WebDriver:GetElementAttribute', attribute)) as {
      value: string | null;
    };
    return native.value && aria.value !== 'true';
  }

  /** A page that draws itself anew may drop an element between finding and using it. */
  async function use(selector: string, name: string, row: string | null, command: string): Promise<void> {
    await until(
      `${command} on "${name}"`,
      async () => {
        const id = await find(selector, name, row);
        if (!(await isEnabled(id))) return false;
        await marionette.send(command, { id });
        return true;
      },
      FIND_TIMEOUT_MS,
    );
  }

  function scope(row: string | null): Scope {
    const text = (): Promise<string> => inTab(() => session.content(`${ROOT} return root.innerText;`, row));
    return {
      text,
      click: (role, name) => inTab(() => use(CANDIDATES[role], name, row, 'WebDriver:ElementClick')),
      names: (role) =>
        inTab(async () => {
          const names: string[] = [];
          for (const element of await candidates(CANDIDATES[role], row))
            names.push(await computedLabel(element));
          return names;
        }),
      waitForText: (wanted, timeoutMs) => waitForText(text, wanted, timeoutMs),
    };
  }

  async function pressWithControl(...keys: string[]): Promise<void> {
    const presses = keys.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    const actions = [{ type: 'keyDown', value: CONTROL }, ...presses, { type: 'keyUp', value: CONTROL }];
    await marionette.send('WebDriver:PerformActions', {
      actions: [{ type: 'key', id: 'keyboard', actions }],
    });
  }

  return {
    ...scope(null),
    fill: (label, text) =>
      inTab(async () => {
        const id = await find(FIELDS, label, null);
        // Emptied with the keyboard: `WebDriver:ElementClear` tells the page nothing of it.
        await marionette.send('WebDriver:ElementSendKeys', { id, text: `${SELECT_ALL}${BACKSPACE}` });
        if (text !== '') await marionette.send('WebDriver:ElementSendKeys', { id, text });
      }),
    // Typing the name of an option chooses it.
    choose: (label, option) =>
      inTab(async () => {
        const id = await find(FIELDS, label, null);
        await marionette.send('WebDriver:ElementSendKeys', { id, text: option });
      }),
    value: (label) =>
      inTab(async () => {
        const id = await find(FIELDS, label, null);
        const property = await marionette.send('WebDriver:GetElementProperty', { id, name: 'value' });
        return (property as { value: string }).value;
      }),
    paste: (label) =>
      inTab(async () => {
        await use(FIELDS, label, null, 'WebDriver:ElementClick');
        await pressWithControl('v');
      }),
    copyAll: () => inTab(() => pressWithControl('a', 'c')),
    row: (text) => scope(typeof text === 'string' ? RegExp.escape(text) : text.source),
    status: () =>
      inTab(() =>
        session.content(
          `return [...document.querySelectorAll(arguments[0])].map((region) => region.innerText).join('\\n');`,
          CANDIDATES.status,
        ),
      ),
    evaluate: (body) => inTab(() => session.content(body)),
    resize: (width, height) =>
      inTab(async () => {
        const inner = await session.content<[number, number]>('return [innerWidth, innerHeight];');
        const outer = (await marionette.send('WebDriver:GetWindowRect')) as { width: number; height: number };
        await marionette.send('WebDriver:SetWindowRect', {
          width: outer.width + width - inner[0],
          height: outer.height + height - inner[1],
        });
      }),
    screenshot: (file) =>
      inTab(async () => {
        const { value } = (await marionette.send('WebDriver:TakeScreenshot', { full: false })) as {
          value: string;
        };
        writeFileSync(file, Buffer.from(value, 'base64'));
      }),
    reload: () =>
      inTab(async () => {
        await marionette.send('WebDriver:Refresh');
      }),
    close: () =>
      inTab(async () => {
        const left = (await marionette.send('WebDriver:CloseWindow')) as string[];
        // Without a current tab Firefox refuses even to open another one.
        await marionette.send('WebDriver:SwitchToWindow', { handle: left[0] });
      }),
  };
}
