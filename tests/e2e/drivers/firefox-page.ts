import { writeFileSync } from 'node:fs';
import type { ExtensionPage, Role, Scope } from './extension-browser.ts';
import { keyActions } from './firefox-keys.ts';
import type { ElementRef, FirefoxSession } from './firefox-session.ts';
import { until } from './until.ts';
import { waitForText } from './wait-for-text.ts';

const FIND_TIMEOUT_MS = 30_000;
/** Control and a, then all keys up. */
const SELECT_ALL = '\uE009a\uE000';
const BACKSPACE = '\uE003';

/** Elements that may have the role; Firefox itself then says which name they have. */
const CANDIDATES: Record<Role, string> = {
  button: 'button,[role=button],input[type=submit],input[type=button],summary',
  link: 'a[href],[role=link]',
  textbox:
    'textarea,input:not([type]),input[type=text],input[type=password],input[type=search],input[type=email],[role=textbox]',
  list: 'ul,ol,[role=list]',
  listitem: 'li,[role=listitem]',
  status: '[role=status],output',
  alert: '[role=alert]',
  checkbox: 'input[type=checkbox],[role=checkbox],[role=switch]',
  combobox: 'select,[role=combobox]',
  row: 'tr:not([aria-hidden]),[role=row]',
  treeitem: '[role=treeitem]',
};
const FIELDS = `${CANDIDATES.textbox},select`;

/** A part of the page: the whole, the topmost dialog, or the first row of a list or table with a text (a regular expression). */
type Part = 'page' | 'dialog' | { readonly row: string; readonly label: string };

const ROOT = `const [part] = arguments;
  const rows = '[aria-label="' + part.label + '"] :is(li, tbody > tr:not([aria-hidden]))';
  const root = part === 'page' ? document.body
    : part === 'dialog' ? [...document.querySelectorAll('dialog[open]')].at(-1)
    : [...document.querySelectorAll(rows)].find((row) => new RegExp(part.row).test(row.textContent));
  if (root === undefined) throw new Error('there is no ' + JSON.stringify(part));`;
const VISIBLE = `(element) => element.checkVisibility({ visibilityProperty: true })`;

/** Everything done in a tab of Firefox; each step first switches to the tab by its handle. */
export function firefoxPage(session: FirefoxSession, handle: string): ExtensionPage {
  const { marionette } = session;

  async function inTab<T>(act: () => Promise<T>): Promise<T> {
    await marionette.send('WebDriver:SwitchToWindow', { handle });
    return act();
  }

  const candidates = (selector: string, part: Part): Promise<ElementRef[]> =>
    session.content(
      `${ROOT} return [...root.querySelectorAll(arguments[1])].filter(${VISIBLE});`,
      part,
      selector,
    );

  /** Null when the page has drawn itself anew since the element was found. */
  async function computedLabel(element: ElementRef): Promise<string | null> {
    const id = Object.values(element)[0];
    try {
      return ((await marionette.send('WebDriver:GetComputedLabel', { id })) as { value: string }).value;
    } catch (error) {
      if (String(error).includes('stale element reference')) return null;
      throw error;
    }
  }

  async function find(selector: string, name: string, part: Part): Promise<string> {
    return until(
      `something named "${name}"`,
      async () => {
        for (const element of await candidates(selector, part)) {
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
  async function use(selector: string, name: string, part: Part, command: string): Promise<void> {
    await until(
      `${command} on "${name}"`,
      async () => {
        const id = await find(selector, name, part);
        if (!(await isEnabled(id))) return false;
        await marionette.send(command, { id });
        return true;
      },
      FIND_TIMEOUT_MS,
    );
  }

  function scope(part: Part): Scope {
    const text = (): Promise<string> => inTab(() => session.content(`${ROOT} return root.innerText;`, part));
    return {
      text,
      click: (role, name) => inTab(() => use(CANDIDATES[role], name, part, 'WebDriver:ElementClick')),
      names: (role) =>
        inTab(async () => {
          const names: string[] = [];
          for (const element of await candidates(CANDIDATES[role], part)) {
            const name = await computedLabel(element);
            if (name !== null) names.push(name);
          }
          return names;
        }),
      waitForText: (wanted, timeoutMs) => waitForText(text, wanted, timeoutMs),
    };
  }

  async function press(key: string): Promise<void> {
    await marionette.send('WebDriver:PerformActions', {
      actions: [{ type: 'key', id: 'keyboard', actions: keyActions(key) }],
    });
  }

  return {
    ...scope('page'),
    fill: (label, text) =>
      inTab(async () => {
        const id = await find(FIELDS, label, 'page');
        // Emptied with the keyboard: `WebDriver:ElementClear` tells the page nothing of it.
        await marionette.send('WebDriver:ElementSendKeys', { id, text: `${SELECT_ALL}${BACKSPACE}` });
        if (text !== '') await marionette.send('WebDriver:ElementSendKeys', { id, text });
      }),
    // Typing the name of an option chooses it.
    choose: (label, option) =>
      inTab(async () => {
        const id = await find(FIELDS, label, 'page');
        await marionette.send('WebDriver:ElementSendKeys', { id, text: option });
      }),
    value: (label) =>
      inTab(async () => {
        const id = await find(FIELDS, label, 'page');
        const property = await marionette.send('WebDriver:GetElementProperty', { id, name: 'value' });
        return (property as { value: string }).value;
      }),
    chooseFiles: (label, paths) =>
      inTab(async () => {
        const field = await session.content<ElementRef | null>(
          `return document.querySelector('input[type=file][aria-label="' + arguments[0] + '"]');`,
          label,
        );
        if (field === null) throw new Error(`no file field is named "${label}"`);
        const id = Object.values(field)[0];
        await marionette.send('WebDriver:ElementSendKeys', { id, text: paths.join('\n') });
      }),
    paste: (label) =>
      inTab(async () => {
        await use(FIELDS, label, 'page', 'WebDriver:ElementClick');
        await press('Control+v');
      }),
    copyAll: () =>
      inTab(async () => {
        await press('Control+a');
        await press('Control+c');
      }),
    row: (text, label = 'Transfers') =>
      scope({ row: typeof text === 'string' ? RegExp.escape(text) : text.source, label }),
    dialog: () => scope('dialog'),
    press: (key) => inTab(() => press(key)),
    focused: () =>
      inTab(async () => {
        const active = await session.content<ElementRef | null>(
          'const { activeElement } = document; return activeElement === document.body ? null : activeElement;',
        );
        return active === null ? '' : ((await computedLabel(active)) ?? '');
      }),
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
