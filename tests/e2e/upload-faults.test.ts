import { truncateSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { addFolder } from '../simulator/model/folders.ts';
import { DEFAULT_SWITCHES } from '../simulator/model/switches.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { IN_TURN, KINDS } from './stage.ts';
import { MB, type SampleFile } from './upload-files.ts';
import { openUploadStage, UPLOAD_TIMEOUT_MS, type UploadStage, untilNoRule } from './upload-stage.ts';

/** So slow that there is a middle to strike in: bytes a second. */
const SLOW = 8 * MB;
const LARGE = 60 * MB;
const HALF = LARGE / 2;
const GB = 1000 * MB;
/** Longer than a node is asked. */
const LONG_AGO_MS = 600_000;

describe.concurrent.each(KINDS)('An upload that goes wrong in %s', (kind) => {
  let stage: UploadStage;
  let page: ExtensionPage;
  let serial = 0;
  /** Taken and never seen again; stored, but never reported. */
  let lost: SampleFile;
  let silent: SampleFile;

  beforeAll(async () => {
    stage = await openUploadStage(kind);
    page = await stage.browser.openFiles();
    await page.waitForText('Nothing in this folder');
  });
  afterAll(() => stage?.close());

  const sample = (size = MB): SampleFile => {
    serial += 1;
    return stage.samples.add(`fault-${serial}.bin`, size);
  };
  const row = ({ name }: SampleFile) => page.row(name, 'Uploads');
  const posts = () => stage.simulator.callsTo('upload');
  const lastUpload = () => {
    const upload = [...stage.simulator.state.uploads.values()].at(-1);
    if (upload === undefined) throw new Error('nothing was uploaded');
    return upload;
  };
  const account = () => {
    const found = stage.simulator.state.keys.get(TEST_KEYS.premium);
    if (found === undefined) throw new Error('no account');
    return found;
  };
  /** Nothing goes wrong any more. */
  const calm = () => {
    Object.assign(stage.simulator.switches, DEFAULT_SWITCHES);
  };
  /** Chooses a file and waits until half of it has gone out. */
  async function untilInTheMiddle(file: SampleFile): Promise<void> {
    const before = stage.simulator.state.uploads.size;
    stage.simulator.switches.uploadPace = SLOW;
    await stage.choose(page, file);
    await stage.simulator.until(
      () => stage.simulator.state.uploads.size > before && lastUpload().received > LARGE / 4,
      UPLOAD_TIMEOUT_MS,
    );
    await row(file).waitForText('Sending');
  }
  const arrived = ({ size, sha256 }: SampleFile) => [{ size, sha256 }];

  it('waits for the leave to reach the servers, and then goes out', IN_TURN, async () => {
    const file = sample();
    await stage.choose(page, file);
    await page.waitForText('Allow the extension to reach them');
    await row(file).waitForText('Waiting');
    expect(posts()).toHaveLength(0);
    await stage.allow(page);
    await row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    expect(stage.stored(file.name)).toMatchObject(arrived(file));
    await untilNoRule(stage, page);
  });

  it('is never ready: it is asked about while others go on', IN_TURN, async () => {
    const { simulator } = stage;
    lost = sample();
    silent = sample();
    simulator.switches.uploadLost = true;
    await stage.choose(page, lost);
    await row(lost).waitForText('At 1fichier', UPLOAD_TIMEOUT_MS);
    calm();
    await stage.choose(page, silent);
    await simulator.until(() => stage.stored(silent.name).length > 0, UPLOAD_TIMEOUT_MS);
    lastUpload().asked = Number.NEGATIVE_INFINITY;
    await row(silent).waitForText('it is not sent again');
    await untilNoRule(stage, page);
  });

  it('is cancelled in the middle, and nothing of it is stored', IN_TURN, async () => {
    const file = sample(LARGE);
    await untilInTheMiddle(file);
    await row(file).click('button', 'Cancel');
    await row(file).waitForText('Cancelled');
    await untilNoRule(stage, page);
    expect(stage.stored(file.name)).toEqual([]);
    calm();
    await row(file).click('button', 'Retry');
    await row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    expect(stage.stored(file.name)).toMatchObject(arrived(file));
  });

  it('is cut in the middle: it says so, and Retry sends it anew under another id', IN_TURN, async () => {
    const file = sample(LARGE);
    const before = posts().length;
    stage.simulator.switches.uploadCutAt = HALF;
    stage.simulator.switches.uploadPace = SLOW;
    await stage.choose(page, file);
    await row(file).waitForText(
      'Failed · The connection broke off before the whole file had gone out.',
      UPLOAD_TIMEOUT_MS,
    );
    await untilNoRule(stage, page);
    expect(stage.stored(file.name)).toEqual([]);
    calm();
    await row(file).click('button', 'Retry');
    await row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    expect(stage.stored(file.name)).toMatchObject(arrived(file));
    const queries = posts()
      .slice(before)
      .map(({ query }) => query);
    expect(new Set(queries).size).toBe(2);
  });

  it('is cut after the last byte: it is asked about, and not sent again', IN_TURN, async () => {
    const file = sample();
    const before = posts().length;
    stage.simulator.faults.next({ match: '/upload.cgi', action: { type: 'cut-after-work' } });
    await stage.choose(page, file);
    await row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    expect(stage.stored(file.name)).toMatchObject(arrived(file));
    expect(posts()).toHaveLength(before + 1);
    await untilNoRule(stage, page);
  });

  it('waits while the node says three times to wait', IN_TURN, async () => {
    const file = sample();
    stage.simulator.switches.endPleaseWait = 3;
    await stage.choose(page, file);
    await row(file).waitForText('At 1fichier', UPLOAD_TIMEOUT_MS);
    await row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    calm();
    expect(stage.stored(file.name)).toHaveLength(1);
  });

  it('goes to another node when one cannot store, once', IN_TURN, async () => {
    const { simulator } = stage;
    const mended = sample();
    const before = posts().length;
    simulator.switches.uploadRefusal = 'cannot-open';
    await stage.choose(page, mended);
    await simulator.until(() => posts().length > before, UPLOAD_TIMEOUT_MS);
    calm();
    await row(mended).waitForText('Done', UPLOAD_TIMEOUT_MS);
    expect(stage.stored(mended.name)).toHaveLength(1);
    expect(
      new Set(
        posts()
          .slice(before)
          .map(({ query }) => query),
      ).size,
    ).toBe(2);

    const failing = sample();
    simulator.switches.uploadRefusal = 'cannot-open';
    await stage.choose(page, failing);
    await row(failing).waitForText('1fichier’s upload server could not store the file.', UPLOAD_TIMEOUT_MS);
    calm();
    expect(posts()).toHaveLength(before + 4);
    await untilNoRule(stage, page);
  });

  it('is not sent again when the node found no file in it', IN_TURN, async () => {
    const file = sample();
    const before = posts().length;
    stage.simulator.switches.uploadRefusal = 'no-file';
    await stage.choose(page, file);
    await row(file).waitForText('1fichier’s upload server did not accept the file.', UPLOAD_TIMEOUT_MS);
    calm();
    expect(posts()).toHaveLength(before + 1);
    await untilNoRule(stage, page);
  });

  it(
    'is refused before a byte is sent when it is empty or larger than the plan allows',
    IN_TURN,
    async () => {
      const before = posts().length;
      const empty = sample(0);
      const huge = sample(1);
      truncateSync(huge.path, 301 * GB);
      await stage.choose(page, empty, huge);
      await row(empty).waitForText(
        'Failed · This file is empty. 1fichier takes no empty files; leave it out.',
      );
      await row(huge).waitForText(
        'Failed · The file is larger than your plan allows. Upgrade the plan, or split the file. At most 300 GB now.',
      );
      expect(posts()).toHaveLength(before);
    },
  );

  it('is told the cause and the way out when the node finds it too large', IN_TURN, async () => {
    const file = sample();
    const { limits } = stage.simulator;
    const { customerFile } = limits;
    limits.customerFile = 1000;
    await stage.choose(page, file);
    await row(file).waitForText(
      'Failed · The file is larger than your plan allows. Upgrade the plan, or split the file.',
      UPLOAD_TIMEOUT_MS,
    );
    limits.customerFile = customerFile;
  });

  it('stops them all when the storage is full', IN_TURN, async () => {
    const file = sample();
    account().overQuota = true;
    await stage.choose(page, file, sample());
    await row(file).waitForText('Failed · Your storage at 1fichier is full.', UPLOAD_TIMEOUT_MS);
    await page.waitForText('Paused');
    account().overQuota = false;
    await page.click('button', 'Cancel remaining');
    await untilNoRule(stage, page);
    expect(stage.stored(file.name)).toEqual([]);
  });

  it('goes to the main folder when its folder is deleted meanwhile, and says so', IN_TURN, async () => {
    const { simulator, browser } = stage;
    const folder = addFolder(simulator, account(), `Gone ${serial}`);
    const other = await browser.openFiles(`#folder=${folder.id}`);
    await other.waitForText('Nothing in this folder');
    const file = sample(LARGE);
    simulator.switches.uploadPace = SLOW;
    const before = simulator.state.uploads.size;
    await stage.choose(other, file);
    await simulator.until(
      () => simulator.state.uploads.size > before && lastUpload().received > HALF,
      UPLOAD_TIMEOUT_MS,
    );
    simulator.state.folders.delete(folder.id);
    calm();
    await other
      .row(file.name, 'Uploads')
      .waitForText('in the main folder, since the other is gone', UPLOAD_TIMEOUT_MS);
    expect(stage.stored(file.name)).toMatchObject([{ folderId: 0 }]);
    await other.close();
  });

  it('goes on while the background is stopped, and leaves no rule behind', IN_TURN, async () => {
    const file = sample(LARGE);
    await untilInTheMiddle(file);
    await stage.browser.stopBackground();
    calm();
    await row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    await untilNoRule(stage, page);
    expect(stage.stored(file.name)).toMatchObject(arrived(file));
  });

  it('is interrupted by a reload: the next page says so, and nothing is doubled', IN_TURN, async () => {
    const file = sample(LARGE);
    await untilInTheMiddle(file);
    const isWarned = await page.evaluate<boolean>(
      `return !dispatchEvent(new Event('beforeunload', { cancelable: true }));`,
    );
    expect(isWarned).toBe(true);
    await page.reload();
    await row(file).waitForText(/Checking|Failed/);
    await row(file).waitForText('Choose the file again.', UPLOAD_TIMEOUT_MS);
    calm();
    await untilNoRule(stage, page);
    expect(stage.stored(file.name)).toEqual([]);
    // Those that were asked about are asked about still.
    await row(lost).waitForText('At 1fichier');
  });

  it('that was never ready is looked for in the folder at last', {
    ...IN_TURN,
    timeout: PATIENCE_MS,
  }, async () => {
    await row(silent).waitForText('Done', PATIENCE_MS);
    await row(lost).waitForText('Not known · The file has gone out, but has not turned up', PATIENCE_MS);
    expect(await row(lost).names('button')).not.toContain('Retry');
    expect([stage.stored(silent.name).length, stage.stored(lost.name).length]).toEqual([1, 0]);
    await until('nothing is left to be told', async () => (await stage.rules(page)).length === 0);
    expect(stage.simulator.rejected()).toEqual([]);
  });
});
