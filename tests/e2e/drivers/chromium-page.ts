import type { Locator, Page } from 'playwright-core';
import type { ExtensionPage, Scope } from './extension-browser.ts';
import { waitForText } from './wait-for-text.ts';

const CLICK_TIMEOUT_MS = 30_000;

function chromiumScope(root: Locator): Scope {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count as text
  const text = (): Promise<string> => root.innerText({ timeout: CLICK_TIMEOUT_MS });
  return {
    text,
    async click(role, name) {
      await root.getByRole(role, { name, exact: true }).first().click({ timeout: CLICK_TIMEOUT_MS });
    },
    async names(role) {
      const found = await root.getByRole(role).all();
      return Promise.all(
        found.map((each) =>
          each.evaluate(
            (element) =>
              element.getAttribute('aria-label') ?? (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
          ),
        ),
      );
    },
    waitForText: (wanted, timeoutMs) => waitForText(text, wanted, timeoutMs),
  };
}

/** Asked of the browser, as a screen reader does. */
async function focusedName(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  try {
    const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
    if (result.objectId === undefined) return '';
    const { nodes } = await session.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    return String(nodes[0]?.name?.value ?? '');
  } finally {
    await session.detach();
  }
}

/** By their paths: what the driver itself would do carries them over the debugging port, and only up to 50 MB. */
async function setFiles(page: Page, label: string, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  try {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `document.querySelector('input[type=file][aria-label="${label}"]')`,
    });
    if (result.objectId === undefined) throw new Error(`no file field is named "${label}"`);
    await session.send('DOM.setFileInputFiles', { files: [...files], objectId: result.objectId });
  } finally {
    await session.detach();
  }
}

export function chromiumPage(page: Page): ExtensionPage {
  const field = (label: string): Locator => page.getByLabel(label, { exact: true }).first();
  return {
    ...chromiumScope(page.locator('body')),
    async fill(label, text) {
      await field(label).fill(text, { timeout: CLICK_TIMEOUT_MS });
    },
    async choose(label, option) {
      await field(label).selectOption({ label: option }, { timeout: CLICK_TIMEOUT_MS });
    },
    value: (label) => field(label).inputValue({ timeout: CLICK_TIMEOUT_MS }),
    chooseFiles: (label, paths) => setFiles(page, label, paths),
    async paste(label) {
      await field(label).click({ timeout: CLICK_TIMEOUT_MS });
      await page.keyboard.press('Control+V');
    },
    async copyAll() {
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+C');
    },
    row: (text, label = 'Transfers') =>
      chromiumScope(
        page
          .getByLabel(label, { exact: true })
          .locator('li, tbody > tr:not([aria-hidden])')
          .filter({ hasText: text })
          .first(),
      ),
    dialog: () => chromiumScope(page.locator('dialog[open]').last()),
    press: (key) => page.keyboard.press(key),
    focused: () => focusedName(page),
    status: async () => (await page.getByRole('status').allInnerTexts()).join('\n'),
    evaluate: (body) => page.evaluate(`(async () => {${body}})()`),
    resize: (width, height) => page.setViewportSize({ width, height }),
    async screenshot(file) {
      await page.screenshot({ path: file });
    },
    async reload() {
      await page.reload();
    },
    close: () => page.close(),
  };
}
