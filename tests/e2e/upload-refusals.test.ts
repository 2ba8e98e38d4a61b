import { truncateSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFolder } from '../simulator/model/folders.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { IN_TURN, KINDS } from './stage.ts';
import { MB } from './upload-files.ts';
import { createUploadScene, LARGE, MIDDLE, type UploadScene } from './upload-scene.ts';
import { openUploadStage, UPLOAD_TIMEOUT_MS, type UploadStage, untilNoRule } from './upload-stage.ts';

const GB = 1000 * MB;
/** A folder is listed again only after that time. */
const LISTED_FOR_S = 32;

describe.concurrent.each(KINDS)('An upload that is refused in %s', (kind) => {
  let stage: UploadStage;
  let scene: UploadScene;
  let page: ExtensionPage;

  beforeAll(async () => {
    stage = await openUploadStage(kind);
    page = await stage.browser.openFiles();
    await page.waitForText('Nothing in this folder');
    scene = createUploadScene(stage, page);
  });
  afterAll(() => stage?.close());

  it('is no matter for the first, once it is allowed', IN_TURN, async () => {
    const file = scene.sample();
    await stage.choose(page, file);
    await page.waitForText('Allow the extension to reach them');
    await stage.allow(page);
    await scene.row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
  });

  it('goes to another node when one cannot store, once', IN_TURN, async () => {
    const { simulator } = stage;
    const mended = scene.sample();
    const before = scene.posts().length;
    simulator.switches.uploadRefusal = 'cannot-open';
    await stage.choose(page, mended);
    await simulator.until(() => scene.posts().length > before, UPLOAD_TIMEOUT_MS);
    scene.calm();
    await scene.row(mended).waitForText('Done', UPLOAD_TIMEOUT_MS);
    expect(stage.stored(mended.name)).toHaveLength(1);
    expect(
      new Set(
        scene
          .posts()
          .slice(before)
          .map(({ query }) => query),
      ).size,
    ).toBe(2);

    const failing = scene.sample();
    simulator.switches.uploadRefusal = 'cannot-open';
    await stage.choose(page, failing);
    await scene
      .row(failing)
      .waitForText('1fichier’s upload server could not store the file.', UPLOAD_TIMEOUT_MS);
    scene.calm();
    expect(scene.posts()).toHaveLength(before + 4);
    await untilNoRule(stage, page);
  });

  it('is not sent again when the node found no file in it', IN_TURN, async () => {
    const file = scene.sample();
    const before = scene.posts().length;
    stage.simulator.switches.uploadRefusal = 'no-file';
    await stage.choose(page, file);
    await scene.row(file).waitForText('1fichier’s upload server did not accept the file.', UPLOAD_TIMEOUT_MS);
    scene.calm();
    expect(scene.posts()).toHaveLength(before + 1);
    await untilNoRule(stage, page);
  });

  it(
    'is refused before a byte is sent when it is empty or larger than the plan allows',
    IN_TURN,
    async () => {
      const before = scene.posts().length;
      const empty = scene.sample(0);
      const huge = scene.sample(1);
      truncateSync(huge.path, 301 * GB);
      await stage.choose(page, empty, huge);
      await scene
        .row(empty)
        .waitForText('Failed · This file is empty. 1fichier takes no empty files; leave it out.');
      await scene
        .row(huge)
        .waitForText(
          'Failed · The file is larger than your plan allows. Upgrade the plan, or split the file. At most 300 GB now.',
        );
      expect(scene.posts()).toHaveLength(before);
    },
  );

  it('is told the cause and the way out when the node finds it too large', IN_TURN, async () => {
    const file = scene.sample();
    const { limits } = stage.simulator;
    const { customerFile } = limits;
    limits.customerFile = 1000;
    await stage.choose(page, file);
    await scene
      .row(file)
      .waitForText(
        'Failed · The file is larger than your plan allows. Upgrade the plan, or split the file.',
        UPLOAD_TIMEOUT_MS,
      );
    limits.customerFile = customerFile;
  });

  it('goes to the main folder when its folder is deleted meanwhile, and says so', IN_TURN, async () => {
    const { simulator, browser } = stage;
    const folder = addFolder(simulator, scene.account(), 'Gone');
    const other = await browser.openFiles(`#folder=${folder.id}`);
    await other.waitForText('Nothing in this folder');
    const file = scene.sample(LARGE);
    // Long enough that the folder may be looked into again.
    simulator.switches.uploadPace = LARGE / LISTED_FOR_S;
    const before = simulator.state.uploads.size;
    await stage.choose(other, file);
    await simulator.until(
      () => simulator.state.uploads.size > before && scene.lastUpload().received > MIDDLE,
      UPLOAD_TIMEOUT_MS,
    );
    simulator.state.folders.delete(folder.id);
    await other
      .row(file.name, 'Uploads')
      .waitForText('in the main folder, since the other is gone', UPLOAD_TIMEOUT_MS);
    scene.calm();
    expect(stage.stored(file.name)).toMatchObject([{ folderId: 0 }]);
    await other.close();
  });

  it('stops them all when the storage is full', IN_TURN, async () => {
    const file = scene.sample();
    scene.account().overQuota = true;
    await stage.choose(page, file, scene.sample());
    await scene.row(file).waitForText('Failed · Your storage at 1fichier is full.', UPLOAD_TIMEOUT_MS);
    await page.waitForText('Paused');
    scene.account().overQuota = false;
    await page.click('button', 'Cancel remaining');
    await untilNoRule(stage, page);
    expect(stage.stored(file.name)).toEqual([]);
  });

  it('is nothing that 1fichier would mind', IN_TURN, () => {
    expect(stage.simulator.rejected()).toEqual([]);
  });
});
