import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { list } from './files-stage';
import { pass, send, startStage, until, useFakeTime } from './stage';
import { SIZE, startUploadStage, type UploadStage } from './upload-stage';

const NAME = 'secret notes.txt';

let stage: UploadStage;
beforeEach(async () => {
  useFakeTime();
  stage = await startUploadStage();
  stage.host.switches.endPleaseWait = 0;
});

const begin = (folderId: number, isPrivate: boolean) => stage.begin(NAME, folderId, SIZE, false, isPrivate);

/** All that is kept in this profile. */
async function kept(): Promise<string> {
  const { local, session } = fakeBrowser.storage;
  return JSON.stringify([await local.get(null), await session.get(null), [...stage.answers.rows]]);
}

async function startAgain({ isBrowserStart }: { isBrowserStart: boolean }): Promise<void> {
  if (isBrowserStart) await fakeBrowser.storage.session.clear();
  await pass(1_000);
  const started = startStage({ keepStorage: true });
  await pass(1_000);
  expect(started.errors).toEqual([]);
}

it('an upload from a private window that was cut off is forgotten at the next start of the browser', async () => {
  await begin(0, true);
  await startAgain({ isBrowserStart: false });
  expect(await send('openUploads', null)).toMatchObject({ value: [{ name: NAME, isPrivate: true }] });
  await startAgain({ isBrowserStart: true });
  expect(await send('openUploads', null)).toEqual({ ok: true, value: [] });
  expect(await kept()).not.toContain('secret');
});

it('one from any other window is told of after that', async () => {
  await begin(0, false);
  await startAgain({ isBrowserStart: true });
  expect(await send('openUploads', null)).toMatchObject({ value: [{ name: NAME }] });
});

it('a private upload that is done is in the lists of this run only, and its folder is not among those used', async () => {
  const { id: folderId } = stage.folder('Films');
  await list(folderId);
  const begun = await begin(folderId, true);
  await stage.post(begun, NAME, folderId);
  expect(await stage.report(begun.id)).toMatchObject({ state: 'stored' });
  expect((await list(folderId)).files).toMatchObject([{ name: NAME }]);
  expect(await send('knownFolders', null)).toMatchObject({ value: { recent: [] } });
  await stage.ask('endUpload', { id: begun.id });
  expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('secret');
  await startAgain({ isBrowserStart: true });
  await until(async () => !(await kept()).includes('secret'));
});

it('a folder that was made for a private upload is known in this run only', async () => {
  const { id } = await stage.ask<{ id: number }>('createFolder', { parentId: 0, name: 'secret folder' });
  const begun = await begin(id, true);
  await stage.ask('endUpload', { id: begun.id });
  await startAgain({ isBrowserStart: false });
  expect(await kept()).toContain('secret folder');
  await startAgain({ isBrowserStart: true });
  await until(async () => !(await kept()).includes('secret'));
});

it('a file whose private upload was open at a start, and is listed after it, goes at the next', async () => {
  await begin(0, true);
  await startAgain({ isBrowserStart: true });
  await stage.answers.put([{ subject: 'a/0', variant: 'files ', value: NAME }]);
  await startAgain({ isBrowserStart: true });
  await until(async () => !(await kept()).includes('secret'));
});
