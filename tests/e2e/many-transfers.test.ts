import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pasteLinks } from './many-links.ts';
import { KINDS, openStage, type Stage } from './stage.ts';

const STORED = 10_000;
const STORE_TIMEOUT_MS = 60_000;
/** A popup is at most 600 px high; with some rows ahead of the scrolling that is far less than this. */
const MOST_ROWS = 100;

/** Keeps what the background answers, as JSON. */
const LISTEN = `
  window.answers = [];
  const { runtime } = chrome;
  const send = runtime.sendMessage.bind(runtime);
  runtime.sendMessage = (...given) => {
    const last = given.at(-1);
    const keep = (answer) => window.answers.push(JSON.stringify(answer) ?? '');
    if (typeof last !== 'function') return send(...given).then((answer) => (keep(answer), answer));
    return send(...given.slice(0, -1), (answer) => (keep(answer), last(answer)));
  };`;

describe.concurrent.each(KINDS)('With 10,000 transfers stored in %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(() => stage?.close());

  it('the popup reads and draws only the rows it shows', async () => {
    const popup = await stage.browser.openPopup();
    const links = Array.from({ length: STORED }, (_, index) => `http://files.example/many-${index}.bin`);
    await pasteLinks(popup, links);
    await popup.waitForText(/10[,.\s\u202f]?000/, STORE_TIMEOUT_MS);
    await popup.close();

    if (stage.browser.kind === 'chromium') await stage.browser.runFirst(LISTEN);
    const again = await stage.browser.openPopup();
    await again.row('many-9999.bin').waitForText(/On hold|Waiting/);
    const rows = await again.evaluate<number>(`return document.querySelectorAll('li').length;`);
    expect(rows).toBeLessThan(MOST_ROWS);
    if (stage.browser.kind === 'chromium') {
      const answers = (await again.evaluate<string[]>('return window.answers;')).join('\n');
      const sent = answers.match(/many-\d+\.bin"/g) ?? [];
      expect(new Set(sent).size).toBeGreaterThan(0);
      expect(new Set(sent).size).toBeLessThan(MOST_ROWS);
    }
    expect(stage.simulator.callsTo('remote/request')).toEqual([]);
  });
});
