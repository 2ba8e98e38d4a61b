import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { transferOf } from './fake-engine';
import { type FilesStage, list, startFilesStage } from './files-stage';
import { pass, send, startStage, until, useFakeTime } from './stage';

const NAME = 'secret film.mkv';
const PASTE = {
  text: `https://files.example/${encodeURIComponent(NAME)}`,
  html: null,
  origin: 'popup',
  folderId: 0,
  folderName: null,
};

let stage: FilesStage;
beforeEach(async () => {
  useFakeTime();
  stage = await startFilesStage();
});

/** Sends a link, whose file is then listed. */
async function sendAndList(isPrivate: boolean): Promise<void> {
  expect(await send('sendText', { ...PASTE, isPrivate })).toMatchObject({ value: { accepted: 1 } });
  stage.file(NAME);
  expect((await list()).files).toHaveLength(1);
  expect(told()).toContain(NAME);
}

/** All that is kept, but for the links themselves, which are the engine's. */
const told = () => JSON.stringify([...stage.answers.rows]);

async function startAgain({ isBrowserStart }: { isBrowserStart: boolean }) {
  if (isBrowserStart) await fakeBrowser.storage.session.clear();
  const started = startStage({ keepStorage: true });
  await pass(1_000);
  expect(started.errors).toEqual([]);
  return started;
}

it('the name of a file that was sent from a private window is gone after the browser was closed', async () => {
  await sendAndList(true);
  await startAgain({ isBrowserStart: true });
  await until(() => !told().includes(NAME));
  expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('secret');
  expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain('secret');
  // The account is not asked for again.
  expect(told()).toContain('premium@account.example');
});

it('it stays as long as the browser runs', async () => {
  await sendAndList(true);
  await startAgain({ isBrowserStart: false });
  expect(told()).toContain(NAME);
});

it('lists without such a file are kept', async () => {
  await sendAndList(false);
  await startAgain({ isBrowserStart: true });
  expect(told()).toContain(NAME);
});

it('what was on its way when the browser was closed, and listed in the next run, goes after that', async () => {
  expect(await send('sendText', { ...PASTE, isPrivate: true })).toMatchObject({ value: { accepted: 1 } });
  await fakeBrowser.storage.session.clear();
  const second = startStage({
    keepStorage: true,
    prepare: ({ outbox }) => void outbox.openTransfers.push(transferOf({ isPrivate: true })),
  });
  await pass(1_000);
  second.outbox.openTransfers.length = 0;
  await second.answers.put([{ subject: 'a/0', variant: 'files ', value: NAME }]);
  await startAgain({ isBrowserStart: true });
  await until(() => !told().includes(NAME));
  await second.answers.put([{ subject: 'a/0', variant: 'files ', value: NAME }]);
  await startAgain({ isBrowserStart: true });
  expect(told()).toContain(NAME);
});
