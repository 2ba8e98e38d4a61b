import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ChromiumBrowser, launchChromium } from './chromium.ts';
import type { ExtensionBrowser, LaunchOptions } from './extension-browser.ts';
import { type FirefoxBrowser, launchFirefox } from './firefox.ts';

const OUTPUT = fileURLToPath(new URL('../../../.output/', import.meta.url));

/** The folder of the build that ships. */
export function builtExtension(kind: ExtensionBrowser['kind']): string {
  const folder = `${OUTPUT}${kind === 'chromium' ? 'chrome' : 'firefox'}-mv3`;
  if (!existsSync(`${folder}/manifest.json`))
    throw new Error('The extension is not built: run "npm run build".');
  return folder;
}

export function launchBrowser(
  kind: ExtensionBrowser['kind'],
  options: LaunchOptions,
): Promise<ChromiumBrowser | FirefoxBrowser> {
  const folder = builtExtension(kind);
  return kind === 'chromium' ? launchChromium(folder, options) : launchFirefox(folder, options);
}
