import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningAria2c, startAria2c } from '../programs/start-aria2c.ts';
import { sampleBytes } from '../simulator/sources/sample-files.ts';
import { clickAndAllow } from './allow-in-dialog.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { startVirtualScreen, type VirtualScreen } from './drivers/xvfb.ts';
import { IN_TURN, KINDS, openStage, PAGE_URL, type Stage } from './stage.ts';

const SHARED = 'https://1fichier.com/?sharedbyanother00001';
const BYTES = sampleBytes('/shared-by-another.zip', 4096);
const SECRET = 'only for aria2';
const NAME = `"; rm -rf ~ #](javascript:x).zip`;
const SAFE_NAME = '_; rm -rf ~ #](javascript_x).zip';

describe.each(KINDS)('Direct links handed over in %s', (kind) => {
  let screen: VirtualScreen | null = null;
  let stage: Stage;
  let aria2c: RunningAria2c;
  let options: ExtensionPage;

  beforeAll(async () => {
    // Chromium asks for permissions in a window of its own; Firefox is told to grant them.
    screen = kind === 'chromium' ? await startVirtualScreen() : null;
    stage = await openStage(kind, screen === null ? {} : { headed: true, display: screen.display });
    await stage.saveKey();
    const proxy = `--all-proxy=http://127.0.0.1:${stage.simulator.proxyPort}`;
    aria2c = await startAria2c(SECRET, proxy, '--check-certificate=false');
    options = await stage.browser.openOptions();
  });
  afterAll(async () => {
    await aria2c?.stop();
    await stage?.close();
    await screen?.stop();
  });

  async function directLink(): Promise<string> {
    const before = await stage.browser.clipboard();
    await stage.browser.menuOnLink('direct-link', SHARED, PAGE_URL);
    return until('a direct link is copied', async () => {
      const text = await stage.browser.clipboard();
      return text !== before && /^https:\/\/[ao]-\d+\.1fichier\.com\//.test(text) ? text : undefined;
    });
  }

  /** As a page of the extension hands a link over. */
  async function handOff(to: 'browser' | 'aria2'): Promise<unknown> {
    const data = { id: 'q1', request: { to, url: await directLink(), name: NAME, isPrivate: false } };
    return options.evaluate(`
      const message = { id: 1, type: 'handOff', data: ${JSON.stringify(data)}, timestamp: Date.now() };
      return (await (globalThis.browser ?? chrome).runtime.sendMessage(message)).res;`);
  }

  it('aria2 is tested with what is typed', IN_TURN, async () => {
    await options.fill('aria2 address', `127.0.0.1:${aria2c.port}`);
    await options.fill('aria2 secret', 'wrong');
    await clickAndAllow(options, 'Test', screen);
    await options.waitForText('aria2 does not accept the secret.');
    await options.fill('aria2 secret', SECRET);
    await options.click('button', 'Test');
    await options.waitForText(/aria2 \d+\.\d+\.\d+ answers\./);
    expect(await options.value('aria2 address')).toBe(`http://127.0.0.1:${aria2c.port}/jsonrpc`);
    expect(await options.value('aria2 secret')).toBe('');
  });

  it('aria2 downloads them', IN_TURN, async () => {
    expect(await handOff('aria2')).toEqual({ ok: true, value: null });
    const saved = join(aria2c.folder, SAFE_NAME);
    await until('aria2 has every byte', () => existsSync(saved) && readFileSync(saved).equals(BYTES));
  });

  it('the browser downloads them, once it may', IN_TURN, async () => {
    expect(await handOff('browser')).toMatchObject({ reason: { code: 'no-download-permission' } });
    await options.evaluate(`
      const button = document.body.appendChild(document.createElement('button'));
      button.textContent = 'Allow downloads';
      button.onclick = () => (globalThis.browser ?? chrome).permissions.request({ permissions: ['downloads'] });`);
    await clickAndAllow(options, 'Allow downloads', screen);
    await until('downloads are allowed', () =>
      options.evaluate<boolean>(
        `return (globalThis.browser ?? chrome).permissions.contains({ permissions: ['downloads'] });`,
      ),
    );
    expect(await handOff('browser')).toEqual({ ok: true, value: null });
    const file = await until('the browser has the file', () =>
      options.evaluate<string | false>(`
        const [download] = await (globalThis.browser ?? chrome).downloads.search({});
        return download?.state === 'complete' && download.filename;`),
    );
    expect(readFileSync(file).equals(BYTES)).toBe(true);
    // What drives Chromium gives every download a name of its own.
    if (kind === 'firefox') expect(basename(file)).toBe(SAFE_NAME);
    rmSync(file);
  });

  it('an aria2 that has ended is called unreachable', IN_TURN, async () => {
    const { port } = aria2c;
    await aria2c.stop();
    await options.click('button', 'Test');
    await options.waitForText('aria2 does not answer.');
    aria2c = await startAria2c(SECRET);
    expect(aria2c.port).not.toBe(port);
  });
});
