import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { IN_TURN, KINDS } from './stage.ts';
import type { SampleFile } from './upload-files.ts';
import { arrived, createUploadScene, LARGE, MIDDLE, SLOW, type UploadScene } from './upload-scene.ts';
import { openUploadStage, UPLOAD_TIMEOUT_MS, type UploadStage, untilNoRule } from './upload-stage.ts';

/** Longer than a node is asked. */
const LONG_AGO_MS = 600_000;
/** The node is asked every 30 s, and its folder listed 30 s after the last time: a minute, and what the rest takes. */
const SETTLED_TIMEOUT_MS = 120_000;

describe.concurrent.each(KINDS)('An upload that is cut short in %s', (kind) => {
  let stage: UploadStage;
  let scene: UploadScene;
  let page: ExtensionPage;
  /** Taken and never seen again; stored, but never reported. */
  let lost: SampleFile;
  let silent: SampleFile;

  beforeAll(async () => {
    stage = await openUploadStage(kind);
    page = await stage.browser.openFiles();
    await page.waitForText('Nothing in this folder');
    scene = createUploadScene(stage, page);
  });
  beforeEach(async () => {
    // Those that have ended lie last, and of a list only what is in sight is drawn.
    if ((await page.names('button')).includes('Clear finished')) await page.click('button', 'Clear finished');
  });
  afterAll(() => stage?.close());

  it('waits for the leave to reach the servers, and then goes out', IN_TURN, async () => {
    const file = scene.sample();
    await stage.choose(page, file);
    await page.waitForText('Allow the extension to reach them');
    await scene.row(file).waitForText('Waiting');
    expect(scene.posts()).toHaveLength(0);
    await stage.allow(page);
    await scene.row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    expect(stage.stored(file.name)).toMatchObject(arrived(file));
    await untilNoRule(stage, page);
  });

  it('is never ready: it is asked about while others go on', IN_TURN, async () => {
    const { simulator } = stage;
    lost = scene.sample();
    silent = scene.sample();
    simulator.switches.uploadLost = true;
    await stage.choose(page, lost);
    await scene.row(lost).waitForText('At 1fichier', UPLOAD_TIMEOUT_MS);
    scene.calm();
    simulator.switches.endPleaseWait = Number.POSITIVE_INFINITY;
    await stage.choose(page, silent);
    await simulator.until(() => stage.stored(silent.name).length > 0, UPLOAD_TIMEOUT_MS);
    // Never ready, also when the next ones are.
    scene.lastUpload().asked = Number.NEGATIVE_INFINITY;
    scene.calm();
    await scene.row(silent).waitForText('it is not sent again');
    await untilNoRule(stage, page);
  });

  it('is cancelled in the middle, and nothing of it is stored', IN_TURN, async () => {
    const file = scene.sample(LARGE);
    await scene.untilInTheMiddle(file);
    await scene.row(file).click('button', 'Cancel');
    await scene.row(file).waitForText('Cancelled');
    await untilNoRule(stage, page);
    expect(stage.stored(file.name)).toEqual([]);
    scene.calm();
    await scene.row(file).click('button', 'Retry');
    await scene.row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    expect(stage.stored(file.name)).toMatchObject(arrived(file));
  });

  it('is cut in the middle: it says so, and Retry sends it anew under another id', IN_TURN, async () => {
    const file = scene.sample(LARGE);
    const before = scene.posts().length;
    stage.simulator.switches.uploadCutAt = MIDDLE;
    stage.simulator.switches.uploadPace = SLOW;
    await stage.choose(page, file);
    await scene
      .row(file)
      .waitForText(
        'Failed · The connection broke off before the whole file had gone out.',
        UPLOAD_TIMEOUT_MS,
      );
    await untilNoRule(stage, page);
    expect(stage.stored(file.name)).toEqual([]);
    scene.calm();
    await scene.row(file).click('button', 'Retry');
    await scene.row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    expect(stage.stored(file.name)).toMatchObject(arrived(file));
    const queries = scene
      .posts()
      .slice(before)
      .map(({ query }) => query);
    expect(new Set(queries).size).toBe(2);
  });

  it('is cut after the last byte: it is asked about, and not sent again', IN_TURN, async () => {
    const file = scene.sample();
    const before = scene.posts().length;
    stage.simulator.faults.next({ match: '/upload.cgi', action: { type: 'cut-after-work' } });
    await stage.choose(page, file);
    await scene.row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    expect(stage.stored(file.name)).toMatchObject(arrived(file));
    expect(scene.posts()).toHaveLength(before + 1);
    await untilNoRule(stage, page);
  });

  it('waits while the node says three times to wait', IN_TURN, async () => {
    const file = scene.sample();
    stage.simulator.switches.endPleaseWait = 3;
    await stage.choose(page, file);
    await scene.row(file).waitForText('At 1fichier', UPLOAD_TIMEOUT_MS);
    await scene.row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    scene.calm();
    expect(stage.stored(file.name)).toHaveLength(1);
  });

  it('goes on while the background is stopped, and leaves no rule behind', IN_TURN, async () => {
    const file = scene.sample(LARGE);
    await scene.untilInTheMiddle(file);
    await stage.browser.stopBackground();
    scene.calm();
    await scene.row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    await untilNoRule(stage, page);
    expect(stage.stored(file.name)).toMatchObject(arrived(file));
  });

  it('is interrupted by a reload: the next page says so, and nothing is doubled', IN_TURN, async () => {
    const file = scene.sample(LARGE);
    await scene.untilInTheMiddle(file);
    const isWarned = await page.evaluate<boolean>(
      `return !dispatchEvent(new Event('beforeunload', { cancelable: true }));`,
    );
    expect(isWarned).toBe(true);
    await page.reload();
    await scene.row(file).waitForText(/Checking|Failed/, UPLOAD_TIMEOUT_MS);
    await scene.row(file).waitForText('Choose the file again.', UPLOAD_TIMEOUT_MS);
    scene.calm();
    await untilNoRule(stage, page);
    expect(stage.stored(file.name)).toEqual([]);
    // Those that were asked about are asked about still.
    await scene.row(lost).waitForText('At 1fichier');
  });

  it('that was never ready is looked for in the folder at last', IN_TURN, async () => {
    // As if the node had been asked for long enough.
    await page.evaluate(`
      const { storage } = globalThis.browser ?? chrome;
      const { uploads } = await storage.local.get('uploads');
      const askedFrom = Date.now() - ${LONG_AGO_MS};
      await storage.local.set({ uploads: uploads.map((one) => ({ ...one, askedFrom })) });`);
    await scene.row(silent).waitForText('Done', SETTLED_TIMEOUT_MS);
    await scene
      .row(lost)
      .waitForText('Not known · The file has gone out, but has not turned up', SETTLED_TIMEOUT_MS);
    expect(await scene.row(lost).names('button')).not.toContain('Retry');
    expect([stage.stored(silent.name).length, stage.stored(lost.name).length]).toEqual([1, 0]);
    expect(stage.simulator.rejected()).toEqual([]);
  });
});
