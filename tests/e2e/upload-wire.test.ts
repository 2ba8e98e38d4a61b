import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { clickAndAllow } from './allow-in-dialog.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { startVirtualScreen, type VirtualScreen } from './drivers/xvfb.ts';
import { IN_TURN, KINDS, openStage, PAGE_URL, type Stage } from './stage.ts';

const NODES = 'https://*.1fichier.com/*';
const FILE = { name: 'wire.txt', size: 11, folderId: 0, hasPassword: false, isPrivate: false };

const FOLDER = 'https://1fichier.com/dir/CiLKCBI7';
const LINK = 'https://1fichier.com/?abcdefghij';

type Begun = { readonly id: string; readonly url: string };
type Posted = { readonly status: number; readonly responseUrl: string; readonly isAllOut: boolean };

describe.each(KINDS)('An upload on the wire of %s', (kind) => {
  let screen: VirtualScreen | null = null;
  let stage: Stage;
  let page: ExtensionPage;

  beforeAll(async () => {
    screen = kind === 'chromium' ? await startVirtualScreen() : null;
    stage = await openStage(kind, screen === null ? {} : { headed: true, display: screen.display });
    await stage.saveKey();
    page = await stage.browser.openOptions();
    // A page that still loads changes the toolbar too, by which the question of the browser is known.
    await page.waitForText('Premium');
    await page.evaluate(`
      const button = document.createElement('button');
      button.textContent = 'Allow nodes';
      button.onclick = () => (globalThis.browser ?? chrome).permissions.request({ origins: ['${NODES}'] });
      document.body.prepend(button);`);
    await clickAndAllow(page, 'Allow nodes', screen);
    await until('the nodes may be reached', () =>
      page.evaluate<boolean>(
        `return (globalThis.browser ?? chrome).permissions.contains({ origins: ['${NODES}'] });`,
      ),
    );
  });
  afterAll(async () => {
    await stage?.close();
    await screen?.stop();
  });

  const told: unknown[] = [];
  async function ask<T>(type: string, data: unknown): Promise<T> {
    const reply = await page.evaluate<{ ok: boolean; value: T }>(`
      const message = { id: 1, type: '${type}', data: { id: 'q1', request: ${JSON.stringify(data)} }, timestamp: Date.now() };
      return (await (globalThis.browser ?? chrome).runtime.sendMessage(message)).res;`);
    told.push(reply);
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    return reply.value;
  }
  const rules = () =>
    page.evaluate<unknown[]>(
      `return (globalThis.browser ?? chrome).declarativeNetRequest.getSessionRules();`,
    );
  /** As a page of the extension uploads. */
  const post = (url: string, by = page) =>
    by.evaluate<Posted>(`
      const form = new FormData();
      form.append('did', '0');
      form.append('file[]', new File(['hello world'], 'wire.txt'));
      const request = new XMLHttpRequest();
      let isAllOut = false;
      request.upload.onload = () => { isAllOut = true; };
      return new Promise((resolve) => {
        request.onloadend = () =>
          resolve({ status: request.status, responseUrl: request.responseURL, isAllOut });
        request.open('POST', '${url}');
        request.setRequestHeader('JSON', '1');
        request.send(form);
      });`);
  const lastPost = () => stage.simulator.callsTo('upload').at(-1);

  it('carries the key on its one address, which the page never sees', IN_TURN, async () => {
    const { id, url } = await ask<Begun>('beginUpload', FILE);
    expect(await rules()).toHaveLength(1);

    // Another address of that node, and another page on this one.
    await post(url.replace(id, `${id}x`));
    expect(lastPost()?.query).toBe(`id=${id}x`);
    expect(lastPost()?.headers.authorization).toBeUndefined();
    const foreign = await stage.browser.open(PAGE_URL);
    const calls = stage.simulator.callsTo('upload').length;
    await foreign.evaluate(
      `await fetch('${url}', { method: 'POST', mode: 'no-cors', body: 'x' }).catch(() => null);`,
    );
    await stage.simulator.until(() => stage.simulator.callsTo('upload').length > calls);
    expect(lastPost()?.headers.authorization).toBeUndefined();
    await foreign.close();

    const posted = await post(url);
    expect(posted.isAllOut).toBe(true);
    expect(new URL(posted.responseUrl).pathname + new URL(posted.responseUrl).search).toBe(
      `/end.pl?xid=${id}`,
    );
    expect(lastPost()).toMatchObject({ status: 302, rejected: null });
    expect(lastPost()?.headers.authorization).toBe(`Bearer ${TEST_KEYS.premium}`);
    expect(lastPost()?.headers.connection).toBe('close');
    expect([...stage.simulator.state.files.values()].at(-1)?.owner?.email).toBe('premium@account.example');

    await ask('uploadSent', { id });
    expect(await rules()).toEqual([]);
    const report = await until('it is reported', async () => {
      const told = await ask<{ state: string }>('uploadReport', { id });
      return told.state === 'stored' ? told : undefined;
    });
    expect(report).toMatchObject({ files: [{ name: 'wire.txt', size: 11 }], folderId: 0 });
    await ask('endUpload', { id });
    expect(JSON.stringify(told)).not.toContain(TEST_KEYS.premium);
    const reports = stage.simulator.callsTo('end.pl');
    expect(reports.map(({ headers }) => headers.connection)).toEqual(reports.map(() => 'close'));
  });

  it('that is cut after its last byte goes out once', IN_TURN, async () => {
    // Each node has carried an upload and its report before, so that a connection could be reused.
    for (let node = 0; node < 3; node += 1) await post((await ask<Begun>('beginUpload', FILE)).url);
    stage.simulator.faults.next({ match: '/upload.cgi', action: { type: 'cut-after-work' } });
    const { id, url } = await ask<Begun>('beginUpload', FILE);
    const files = stage.simulator.state.files.size;
    expect(await post(url)).toMatchObject({ status: 0 });
    expect(stage.simulator.callsTo('upload').filter(({ query }) => query === `id=${id}`)).toHaveLength(1);
    expect(stage.simulator.state.files.size).toBe(files + 1);
    expect(lastPost()?.connection.carried).toBe(0);
  });

  it('leads to no other host, nor to one by plain http', IN_TURN, async () => {
    const { simulator } = stage;
    const files = await stage.browser.openFiles();
    await files.waitForText('New folder');
    const { asked } = simulator.site;
    const before = asked.length;
    for (const status of [302, 307]) {
      for (const to of ['https://cdn.example/taken.txt', 'http://up2.1fichier.com/end.pl']) {
        const calls = simulator.calls.length;
        const action = { type: 'redirect', to, status, afterWork: true } as const;
        simulator.faults.next({ match: '/upload.cgi', action });
        const { url } = await ask<Begun>('beginUpload', FILE);
        expect(await post(url, files)).toMatchObject({ status: 0 });
        const made = simulator.calls.slice(calls);
        expect(made.filter(({ path }) => path === '/upload.cgi')).toHaveLength(1);
        expect(made.filter(({ isTls }) => !isTls)).toEqual([]);
      }
    }
    const calls: readonly (readonly [string, string, object])[] = [
      ['/dir/CiLKCBI7', 'readFolderLink', { url: FOLDER, password: null, isPrivate: false }],
      ['/check_links.pl', 'checkLinks', { urls: [LINK] }],
      ['get_token', 'directLinkOf', { url: LINK, options: null, password: null }],
    ];
    for (const [match, type, data] of calls) {
      simulator.faults.next({ match, action: { type: 'redirect', to: 'https://cdn.example/taken.txt' } });
      await expect(ask(type, data)).rejects.toThrow('redirected');
    }
    expect(asked.slice(before)).toEqual([]);
    await files.close();
  });

  it('carries nothing any more once the background was stopped', IN_TURN, async () => {
    const { id } = await ask<Begun>('beginUpload', FILE);
    expect(await rules()).not.toEqual([]);
    await stage.browser.stopBackground();
    expect(await ask<unknown[]>('openUploads', null)).toContainEqual(expect.objectContaining({ id }));
    await until('the rule is gone', async () => (await rules()).length === 0);
  });
});
