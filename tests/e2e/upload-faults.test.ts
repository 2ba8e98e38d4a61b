import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { IN_TURN, KINDS } from './stage.ts';
import { MB, type SampleFile } from './upload-files.ts';
import { openUploadStage, UPLOAD_TIMEOUT_MS, type UploadStage, untilNoRule } from './upload-stage.ts';

describe.each(KINDS)('An upload that goes wrong in %s', (kind) => {
  let stage: UploadStage;
  let page: ExtensionPage;
  let serial = 0;

  beforeAll(async () => {
    stage = await openUploadStage(kind);
    page = await stage.browser.openFiles();
    await page.waitForText('Main folder');
  });
  afterAll(() => stage?.close());

  const sample = (size = MB): SampleFile => {
    serial += 1;
    return stage.samples.add(`fault-${serial}.bin`, size);
  };
  const row = ({ name }: SampleFile) => page.row(name, 'Uploads');
  const posts = () => stage.simulator.callsTo('upload').length;

  it('waits for the leave to reach the servers, and then goes out', IN_TURN, async () => {
    const file = sample();
    await stage.choose(page, file);
    await page.waitForText('Allow the extension to reach them');
    await row(file).waitForText('Waiting');
    expect(posts()).toBe(0);
    await stage.allow(page);
    await row(file).waitForText('Done', UPLOAD_TIMEOUT_MS);
    expect(stage.stored(file.name)).toMatchObject([{ size: file.size, sha256: file.sha256 }]);
    await untilNoRule(stage, page);
  });
});
