import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { troubleLink } from '../simulator/model/troubles.ts';
import { until } from './drivers/until.ts';
import { DONE_TIMEOUT_MS, IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

describe.concurrent.each(KINDS)('In French, %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind, { language: 'fr' });
  });
  afterAll(() => stage?.close());

  it('shows the pages in French', IN_TURN, async () => {
    const popup = await stage.browser.openPopup();
    await popup.waitForText('Plus qu’une étape');
    expect(await popup.value('Liens à envoyer')).toBe('');
    expect(await popup.evaluate('return document.documentElement.lang;')).toBe('fr');
    await popup.close();
  });

  it('says in French why a link failed, and quotes what it has no French for', IN_TURN, async () => {
    const { browser } = stage;
    const options = await browser.openOptions();
    await options.fill('Clé d’API', TEST_KEYS.premium);
    await options.click('button', 'Enregistrer et vérifier');
    await until('the key is found to work', async () => (await options.status()).includes('Premium'));
    await options.close();

    await stage.send(troubleLink('owner-locked'));
    await stage.send('http://files.example/missing/absent.zip');
    const popup = await browser.openPopup();
    // 1fichier's own words are English: `Owner locked`, and a status of the source.
    await popup.waitForText(/Échec · 1fichier a bloqué le compte du propriétaire\./, DONE_TIMEOUT_MS);
    await popup.waitForText(
      /1fichier n’a pas pu récupérer la source\. «\u00a0HTTP error 404\u00a0»/,
      DONE_TIMEOUT_MS,
    );
    expect(await popup.text()).not.toContain('Owner locked');
  });
});
