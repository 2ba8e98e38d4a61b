import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultAction } from '../simulator/model/faults.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { type FilesStage, fileRow, openFilesStage, untilClosed } from './files-stage.ts';
import { IN_TURN, KINDS } from './stage.ts';

const refusal = (message: string, status: number): FaultAction => ({ type: 'ko', message, status });

/** What goes wrong, in the words of 1fichier, and what a person reads about it: the cause, then what to do. */
const ROWS: readonly (readonly [string, FaultAction, string | RegExp])[] = [
  [
    'An invalid key',
    refusal('Not authenticated #247', 401),
    '1fichier does not accept this API key. Check it for missing characters or extra spaces, or make a new one at 1fichier.',
  ],
  [
    'A key of no account',
    refusal('No such user #142', 403),
    'This API key belongs to no usable account. Check it for extra spaces, sign in at 1fichier in case it wants a new password, or make a new key.',
  ],
  [
    'An account without Premium',
    refusal('Must be a customer (Premium, Access) #236', 403),
    'Your 1fichier plan does not include this. It needs Premium, Access or CDN credits.',
  ],
  [
    'A folder that is not found',
    refusal('Resource not found #469', 404),
    'The folder no longer exists at 1fichier. Choose another folder; the list is refreshed.',
  ],
  // Last, since nothing goes out for a while after it.
  [
    'A rate limit',
    refusal('Flood detected: IP Locked #374', 403),
    /1fichier asks your connection to slow down\. Nothing goes to 1fichier until (?:[A-Z][a-z]{2} \d+ )?\d\d:\d\d; try again then\./,
  ],
];

describe.concurrent.each(KINDS)('The cause and the solution in %s', (kind) => {
  let stage: FilesStage;
  let page: ExtensionPage;
  beforeAll(async () => {
    stage = await openFilesStage(kind);
    stage.folder('Films');
    page = await stage.openAt(0, 'Films');
  });
  afterAll(() => stage?.close());

  it.each(ROWS)('of this are shown where it happens: %s', IN_TURN, async (_, action, words) => {
    const struck = stage.simulator.faults.next({ match: 'folder/mv', action });
    await fileRow(page, 'Films').click('button', 'Rename');
    await page.fill('Name', 'Cinema');
    await page.dialog().click('button', 'Rename');
    await page.dialog().waitForText(words);
    expect(struck.struck()).toBe(1);
    expect(await page.value('Name')).toBe('Cinema');
    expect(stage.foldersIn(0)).toEqual(['Films']);
    await page.press('Escape');
    await untilClosed(page);
    expect(await fileRow(page, 'Films').text()).toContain('Films');
  });
});
