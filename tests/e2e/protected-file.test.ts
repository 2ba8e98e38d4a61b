import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerText } from '../simulator/answer.ts';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { addFile } from '../simulator/model/files.ts';
import type { Call } from '../simulator/model/recorder.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { storagesOf } from './page-secrets.ts';
import { IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

const ID = 'protectedbyitsowner1';
const LINK = `https://1fichier.com/?${ID}`;
const LOST_ID = 'protectedbyitsowner2';
const LOST_LINK = `https://1fichier.com/?${LOST_ID}`;
const SILENT_ID = 'protectedbyitsowner3';
const SILENT_LINK = `https://1fichier.com/?${SILENT_ID}`;
const NAME = 'minutes-of-the-board.pdf';
const RIGHT = 'Zug-Zwang 64';
const WRONG = 'Patt-Stellung 8';
const FIELD = `Password of 1fichier.com/?${ID}`;
const PAGE = 'http://pages.example/protected.html';

type Sent = { readonly urls: readonly string[]; readonly pass?: string };

describe.concurrent.each(KINDS)('A protected 1fichier file in %s', (kind) => {
  let stage: Stage;
  let popup: ExtensionPage;
  beforeAll(async () => {
    stage = await openStage(kind);
    const { simulator } = stage;
    addFile(simulator, { id: ID, filename: NAME, bytes: 'secret minutes', password: RIGHT });
    addFile(simulator, { id: LOST_ID, filename: 'lost.pdf', bytes: 'more of them', password: RIGHT });
    addFile(simulator, { id: SILENT_ID, filename: 'silent.pdf', bytes: 'a third', password: RIGHT });
    simulator.site.set('pages.example', '/protected.html', answerText(`<p>${LINK}</p>`, 'text/html'));
    await stage.saveKey();
  });
  afterAll(() => stage?.close());

  const row = () => popup.row(new RegExp(`${ID}|${NAME}`));
  const copies = (link: string) =>
    stage.simulator
      .callsTo('file/cp')
      .map(({ json }) => json as Sent)
      .filter(({ urls }) => urls.includes(link));
  const copiesHere = (name: string) =>
    [...stage.simulator.state.files.values()].filter(({ filename }) => filename === name).length - 1;
  /** All that the extension keeps, and its report. */
  async function kept(): Promise<string> {
    const areas = await popup.evaluate<object>(`
      const { storage } = globalThis.browser ?? chrome;
      return JSON.parse(JSON.stringify([await storage.local.get(null), await storage.session.get(null)]));`);
    const options = await stage.browser.openOptions();
    await options.click('button', 'Copy a report');
    await until('the report is shown', async () => (await options.focused()) === 'Report');
    const report = await options.value('Report');
    await options.close();
    expect(report).toContain('file/cp.cgi');
    const stored = await storagesOf(popup);
    // It was looked for where everything is.
    expect(stored).toContain(LINK);
    expect(JSON.stringify(areas)).toContain(TEST_KEYS.premium);
    return [stored, JSON.stringify(areas), report].join('\n');
  }
  const holdsSecret = (text: string) => [RIGHT, WRONG].some((each) => text.includes(each));
  const isSaid = ({ query, headers, body }: Call) => holdsSecret(query + JSON.stringify(headers) + body);

  it('asks for its password in its row, and can be left alone', IN_TURN, async () => {
    const { browser } = stage;
    await (await browser.open(PAGE)).copyAll();
    popup = await browser.openPopup();
    await popup.paste('Links to send');
    await popup.click('button', 'Send');
    await row().waitForText('This file is protected by a password.');
    expect(await row().names('button')).toEqual(['Copy with this password', 'Cancel', 'Remove']);

    await popup.fill(FIELD, 'never mind');
    await popup.press('Escape');
    await row().waitForText('Failed · This file is protected by a password. Enter it to copy the file.');
    expect(await row().names('button')).toEqual(['Enter password', 'Retry', 'Details', 'Remove']);
    await row().click('button', 'Enter password');
    await until('the field has the focus', async () => (await popup.focused()) === FIELD);
    expect(await popup.value(FIELD)).toBe('');
    expect(copies(LINK)).toEqual([{ urls: [LINK] }]);
  });

  it('asks again after a wrong password, and when the background was stopped', IN_TURN, async () => {
    await popup.fill(FIELD, WRONG);
    await popup.press('Enter');
    await row().waitForText('Wrong password. Enter it again.');
    await until('the field has the focus', async () => (await popup.focused()) === FIELD);
    await popup.close();
    await stage.browser.stopBackground();
    popup = await stage.browser.openPopup();
    await row().waitForText('Wrong password. Enter it again.');
  });

  it('is copied with the right one, which goes out once and is kept nowhere', IN_TURN, async () => {
    const { simulator } = stage;
    await popup.fill(FIELD, RIGHT);
    expect(holdsSecret(await kept())).toBe(false);
    await row().click('button', 'Copy with this password');
    await row().waitForText('Done');
    expect(copiesHere(NAME)).toBe(1);
    const sent = copies(LINK).map(({ pass }) => pass ?? null);
    expect(sent).toEqual([null, WRONG, RIGHT]);
    expect(simulator.calls.filter(isSaid)).toHaveLength(2);
    expect(holdsSecret(await kept())).toBe(false);
    expect(simulator.rejected()).toEqual([]);
  });

  it('may be there when the answer was lost, which needs no password to look', IN_TURN, async () => {
    const { simulator } = stage;
    await popup.fill('Links to send', LOST_LINK);
    await popup.click('button', 'Send');
    const lost = popup.row(new RegExp(`${LOST_ID}|lost\\.pdf`));
    await lost.waitForText('This file is protected by a password.');
    simulator.faults.next({ match: 'file/cp', action: { type: 'cut-after-work' } });
    await popup.fill(`Password of 1fichier.com/?${LOST_ID}`, RIGHT);
    await lost.click('button', 'Copy with this password');
    await lost.waitForText('Failed · 1fichier may already have this.');
    expect(await lost.names('button')).toEqual(expect.arrayContaining(['Look in folder', 'Send again']));
    expect(await lost.names('button')).not.toContain('Enter password');
    expect(copies(LOST_LINK).map(({ pass }) => pass ?? null)).toEqual([null, RIGHT]);
    expect(copiesHere('lost.pdf')).toBe(1);
    expect(holdsSecret(await kept())).toBe(false);
  });

  it('takes its password where 1fichier does not say that it wants one', IN_TURN, async () => {
    const { simulator } = stage;
    simulator.switches.passwordRefusal = 'silent';
    await popup.fill('Links to send', SILENT_LINK);
    await popup.click('button', 'Send');
    const silent = popup.row(new RegExp(`${SILENT_ID}|silent\\.pdf`));
    await silent.waitForText('The owner has restricted this file.');
    await silent.click('button', 'Details');
    await silent.waitForText('If the file has a password, you can enter it here.');
    await silent.click('button', 'Enter password');
    await popup.fill(`Password of 1fichier.com/?${SILENT_ID}`, RIGHT);
    await popup.press('Enter');
    await silent.waitForText('Done');
    expect(copies(SILENT_LINK).map(({ pass }) => pass ?? null)).toEqual([null, RIGHT]);
  });
});
