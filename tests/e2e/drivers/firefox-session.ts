import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { requireBrowser } from '../../../scripts/find-browsers.mjs';
import type { LaunchOptions } from './extension-browser.ts';
import { connectMarionette, type Marionette } from './marionette.ts';
import { type ProcessGroup, startGroup } from './process-group.ts';
import { until } from './until.ts';

const START_TIMEOUT_MS = 60_000;

/** An element as WebDriver hands it over. */
export type ElementRef = Readonly<Record<string, string>>;

/** A running Firefox and the commands that the drivers need, typed. */
export type FirefoxSession = {
  readonly process: ProcessGroup;
  readonly marionette: Marionette;
  /** Runs the body of an async function in the current tab. `arguments` holds what is given. */
  content<T>(body: string, ...args: unknown[]): Promise<T>;
  /** The same in the browser window, with all rights. */
  chrome<T>(body: string, ...args: unknown[]): Promise<T>;
};

type Look = Pick<LaunchOptions, 'headed' | 'display'>;

function spawnFirefox(profile: string, { headed, display }: Look, extra: readonly string[]): ProcessGroup {
  const shown = headed === true ? [] : ['-headless'];
  return startGroup(requireBrowser('firefox'), [...shown, ...extra, '-no-remote', '-profile', profile], {
    MOZ_CRASHREPORTER_DISABLE: '1',
    ...(display === undefined ? {} : { DISPLAY: display }),
  });
}

/** Starts Firefox with nothing attached, as a user does. */
export function startPlainFirefox(profile: string, look: Look): ProcessGroup {
  return spawnFirefox(profile, look, []);
}

/** Starts Firefox on the profile and opens a session on it. */
export async function startFirefox(profile: string, look: Look): Promise<FirefoxSession> {
  const portFile = join(profile, 'MarionetteActivePort');
  rmSync(portFile, { force: true });
  const process = spawnFirefox(profile, look, ['-marionette', '-remote-allow-system-access']);
  const port = await until(
    'Firefox listens',
    () => {
      if (process.ended() !== null) throw new Error(`Firefox ended at once: ${process.ended()}`);
      return Number(readFileSync(portFile, 'utf8')) || undefined;
    },
    START_TIMEOUT_MS,
  );
  const marionette = await connectMarionette(port);
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
  let context = 'content';

  async function run<T>(wanted: 'content' | 'chrome', body: string, args: unknown[]): Promise<T> {
    if (context !== wanted) await marionette.send('Marionette:SetContext', { value: wanted });
    context = wanted;
    const script = `const done = arguments[arguments.length - 1];
      (async function () { ${body} }).apply(null, arguments).then(
        (value) => done({ value: value ?? null }), (error) => done({ failure: String(error) }));`;
    const { value } = (await marionette.send('WebDriver:ExecuteAsyncScript', { script, args })) as {
      value: { value: T; failure?: string };
    };
    if (value.failure !== undefined) throw new Error(value.failure);
    return value.value;
  }

  return {
    process,
    marionette: {
      async send(command, params) {
        // Tabs and elements are addressed in the content context only.
        if (context !== 'content') await marionette.send('Marionette:SetContext', { value: 'content' });
        context = 'content';
        return marionette.send(command, params);
      },
      close: marionette.close,
    },
    content: (body, ...args) => run('content', body, args),
    chrome: (body, ...args) => run('chrome', body, args),
  };
}
