import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { requireBrowser } from './find-browsers.mjs';
import { ROOT } from './root.ts';

/** Pixels. WXT puts every `public/icon/<size>.png` into the manifest. */
const SIZES = [16, 32, 48, 96, 128];

const svg = readFileSync(join(ROOT, 'assets/icon.svg'), 'utf8');
const folder = join(ROOT, 'public/icon');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: requireBrowser('chromium') });
try {
  const page = await browser.newPage();
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.screenshot({ path: join(folder, `${size}.png`), omitBackground: true });
    console.log(`public/icon/${size}.png`);
  }
} finally {
  await browser.close();
}
