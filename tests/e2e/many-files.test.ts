import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './drivers/until.ts';
import { filesAccount } from './files-account.ts';
import { IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

const FILES = 5_000;
const FOLDERS = 1_000;
/** Rows in sight on a screen of 800 pixels, with those to spare on both sides. */
const MOST_ROWS = 60;

describe.concurrent.each(KINDS)('5,000 files and 1,000 folders in %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
    const { folder, file } = filesAccount(stage.simulator);
    for (let index = 0; index < FOLDERS; index += 1) folder(`folder ${index}`);
    for (let index = 0; index < FILES; index += 1) file(`file ${index}.bin`, 1);
    await stage.saveKey();
  });
  afterAll(() => stage?.close());

  it('are all there, with few rows drawn', IN_TURN, async () => {
    const page = await stage.browser.openFiles();
    await page.resize(1280, 800);
    await page.waitForText('folder 0');
    const drawn = () =>
      page.evaluate<{ rows: number; tree: number; all: number; elements: number }>(`
        const table = document.querySelector('[aria-label=Files]');
        return {
          rows: table.querySelectorAll('[data-row]').length,
          tree: document.querySelectorAll('[role=treeitem]').length,
          all: Number(table.getAttribute('aria-rowcount')) - 1,
          elements: document.querySelectorAll('*').length,
        };`);
    const before = await drawn();
    expect(before.all).toBe(FILES + FOLDERS);
    // As many as 1fichier lists, and no more.
    expect(await page.text()).not.toContain('1fichier lists 5,000 files of a folder at most');
    await page.evaluate(`document.querySelector('[aria-label=Files] [data-row]').focus();`);
    await page.press('End');
    await until(
      'the last file has the focus',
      async () => (await page.focused()) === `file ${FILES - 1}.bin`,
    );
    await page.press('Control+a');
    await page.waitForText('6,000 selected');
    await page.evaluate(`document.querySelector('.tree-box').scrollTop = 1e6;`);
    await until('the last folder is in the tree', async () =>
      (await page.names('treeitem')).includes(`folder ${FOLDERS - 1}`),
    );
    for (const { rows, tree, elements } of [before, await drawn()]) {
      expect(rows).toBeLessThan(MOST_ROWS);
      expect(tree).toBeLessThan(MOST_ROWS);
      expect(elements).toBeLessThan(4_000);
    }
    await page.fill('Filter', 'file 4999');
    await until('one row is left', async () => (await drawn()).all === 1);
    await page.close();
  });
});
