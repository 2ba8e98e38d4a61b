import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('chromium', { language: 'fr' });
});
afterAll(() => stage?.close());

it('A browser in French shows the pages in French', async () => {
  const popup = await stage.browser.openPopup();
  await popup.waitForText('Plus qu’une étape');
  expect(await popup.value('Liens à envoyer')).toBe('');
  expect(await popup.evaluate('return document.documentElement.lang;')).toBe('fr');
});
