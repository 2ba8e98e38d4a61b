import { expect, it, vi } from 'vitest';
import { createClickBeside } from '@/components/page/click-beside';

const DIALOG = {};
const on = (target: unknown) => ({ target, currentTarget: DIALOG });

it.each<[string, unknown, unknown, number]>([
  ['a click beside it', DIALOG, DIALOG, 1],
  // What is clicked is then what holds both ends.
  ['text that is selected out of it', 'a field', DIALOG, 0],
  ['a click in it', 'a button', 'a button', 0],
])('a dialog is closed by %s: %#', (_what, down, click, times) => {
  const close = vi.fn();
  const { onPointerDown, onClick } = createClickBeside(close);
  onPointerDown(on(down));
  onClick(on(click));
  expect(close).toHaveBeenCalledTimes(times);
  // A button that is pressed by key or program comes without a pointer.
  onClick(on(DIALOG));
  expect(close).toHaveBeenCalledTimes(times);
});
