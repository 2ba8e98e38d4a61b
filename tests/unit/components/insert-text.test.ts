import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { insertText } from '@/entrypoints/popup/insert-text';

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`).join('\n');
const execCommand = vi.fn(() => true);

beforeEach(() => {
  execCommand.mockClear();
  vi.stubGlobal('document', { execCommand });
  vi.stubGlobal('InputEvent', Event);
});
afterEach(() => vi.unstubAllGlobals());

function fakeBox() {
  const box = { selectionStart: 2, selectionEnd: 5, setRangeText: vi.fn(), dispatchEvent: vi.fn() };
  return { box, element: box as unknown as HTMLTextAreaElement };
}

it('types a few lines, so that they can be undone', () => {
  const { box, element } = fakeBox();
  insertText(element, lines(100));
  expect(execCommand).toHaveBeenCalledWith('insertText', false, lines(100));
  expect(box.setRangeText).not.toHaveBeenCalled();
});

it('sets many at once, for typing them would stop the page, and says that the text has changed', () => {
  const { box, element } = fakeBox();
  insertText(element, lines(101));
  expect(execCommand).not.toHaveBeenCalled();
  expect(box.setRangeText).toHaveBeenCalledWith(lines(101), 2, 5, 'end');
  expect(box.dispatchEvent.mock.calls[0]?.[0].type).toBe('input');
});

it('sets what the browser does not let it type', () => {
  execCommand.mockReturnValueOnce(false);
  const { box, element } = fakeBox();
  insertText(element, 'one');
  expect(box.setRangeText).toHaveBeenCalledWith('one', 2, 5, 'end');
});
