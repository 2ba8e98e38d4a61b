import { afterEach, expect, it, vi } from 'vitest';
import { createFileChooser } from '@/entrypoints/files/upload/file-chooser';
import { watchDrops } from '@/entrypoints/files/upload/watch-drops';
import type { FolderRef } from '@/utils/messaging/files-protocol';

const FILMS: FolderRef = { id: 3, name: 'Films' };
const OTHER: FolderRef = { id: 9, name: 'Other' };

afterEach(() => void vi.unstubAllGlobals());

/** An open folder, and what was handed over for which. */
function pageAt(folder: FolderRef) {
  const page = { open: folder, handed: [] as [string[], FolderRef][] };
  const onPicked = ({ files }: { files: readonly { file: File }[] }, root: FolderRef): void => {
    page.handed.push([files.map(({ file }) => file.name), root]);
  };
  return { page, here: () => page.open, onPicked };
}

/** The two hidden fields, the one for files first. */
function stubFields() {
  const fields: (EventTarget & { files: readonly File[] })[] = [];
  const createElement = () => {
    const field = Object.assign(new EventTarget(), { files: [], setAttribute: vi.fn(), click: vi.fn() });
    fields.push(field);
    return field;
  };
  vi.stubGlobal('document', { createElement, body: { append: vi.fn() } });
  return fields;
}
const fileOf = (name: string) => Object.assign(new File([], name), { webkitRelativePath: name });

it('what is dropped is for the folder that is open as it is dropped, however long the reading takes', async () => {
  const { page, here, onPicked } = pageAt(FILMS);
  const target = new EventTarget();
  watchDrops(target as unknown as Document, here, onPicked);
  let read = (_file: File): void => undefined;
  const entry = {
    name: 'a.txt',
    isFile: true,
    isDirectory: false,
    file: (done: typeof read) => (read = done),
  };
  const items = [{ kind: 'file', webkitGetAsEntry: () => entry, getAsFile: () => null }];
  target.dispatchEvent(Object.assign(new Event('drop'), { dataTransfer: { types: ['Files'], items } }));
  page.open = OTHER;
  read(fileOf('a.txt'));
  await vi.waitFor(() => expect(page.handed).toEqual([[['a.txt'], FILMS]]));
});

it('what is chosen is for the folder that was open as the dialog was opened', () => {
  const { page, here, onPicked } = pageAt(FILMS);
  const fields = stubFields();
  const chooser = createFileChooser({ files: 'files', folder: 'folder' }, here, onPicked);
  for (const [at, open] of [chooser.chooseFiles, chooser.chooseFolder].entries()) {
    page.open = FILMS;
    open();
    page.open = OTHER;
    const field = fields[at];
    if (field === undefined) throw new Error('no field');
    field.files = [fileOf('a.txt')];
    field.dispatchEvent(new Event('change'));
  }
  expect(page.handed.map(([, root]) => root)).toEqual([FILMS, FILMS]);
});

it('a dialog that was closed without a choice leaves no folder behind', () => {
  const { page, here, onPicked } = pageAt(FILMS);
  const fields = stubFields();
  createFileChooser({ files: 'files', folder: 'folder' }, here, onPicked).chooseFiles();
  const [field] = fields;
  field?.dispatchEvent(new Event('cancel'));
  page.open = OTHER;
  if (field !== undefined) field.files = [fileOf('a.txt')];
  field?.dispatchEvent(new Event('change'));
  expect(page.handed).toEqual([[['a.txt'], OTHER]]);
});
