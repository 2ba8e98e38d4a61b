import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleBytes } from '../simulator/sources/sample-files.ts';
import { until } from './drivers/until.ts';
import { fetchDirect } from './fetch-direct.ts';
import { IN_TURN, KINDS, openStage, PAGE_URL, type Stage } from './stage.ts';

const SHARED = 'https://1fichier.com/?sharedbyanother00001';
const ON_AN_ALIAS = 'https://alterupload.com/?sharedbyanother00002';
const LENGTH = 4096;

describe.concurrent.each(KINDS)('A 1fichier link in %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
    await stage.saveKey();
  });
  afterAll(() => stage?.close());

  // The name comes from a listing of the folder, which 1fichier allows once in 30 s only.
  it.each([
    [SHARED, 'shared-by-another.zip', /sharedbyanother00001|shared-by-another\.zip/],
    [ON_AN_ALIAS, 'bound-to-its-domain.zip', /sharedbyanother00002|bound-to-its-domain\.zip/],
  ])('%s is copied into the account, never fetched', IN_TURN, async (link, name, row) => {
    const { simulator } = stage;
    const copiesBefore = simulator.callsTo('file/cp').length;
    await stage.send(link);
    await stage.waitForRow(row, 'Done');
    expect(simulator.callsTo('file/cp').length - copiesBefore).toBe(1);
    expect(simulator.callsTo('remote/request')).toEqual([]);
    expect([...simulator.state.files.values()].filter(({ filename }) => filename === name)).toHaveLength(2);
  });

  it('gives its direct link from the menu', IN_TURN, async () => {
    const { browser, simulator } = stage;
    await browser.menuOnLink('direct-link', SHARED, PAGE_URL);
    const direct = await until('a direct link is copied', async () => {
      const text = await browser.clipboard();
      return /^https:\/\/[ao]-\d+\.1fichier\.com\//.test(text) ? text : undefined;
    });
    const bytes = await fetchDirect(simulator, direct);
    expect(bytes.equals(sampleBytes('/shared-by-another.zip', LENGTH))).toBe(true);
    expect(simulator.rejected()).toEqual([]);
  });
});
