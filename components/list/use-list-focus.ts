import type { RefObject, TargetedFocusEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { followRow } from '@/components/list/follow-row';

type Options = {
  readonly box: RefObject<HTMLElement | null>;
  readonly keys: readonly string[];
  readonly total: number;
  /** The row in use before any has been. */
  readonly start?: number;
};

const rowOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest('[data-row]') : null;

/**
 * Keeps one row in use. It follows its transfer when rows move; when the transfer or the focused button disappears, the
 * row that is now in its place takes the focus, so that the keyboard never falls back to the top of the page.
 */
export function useListFocus({ box, keys, total, start = 0 }: Options) {
  const [chosen, setChosen] = useState({ index: start, key: keys[start] ?? null });
  const current = followRow(chosen, keys, total);
  const inside = useRef(false);
  const wanted = useRef(false);

  useLayoutEffect(() => {
    if (current.index !== chosen.index || current.key !== chosen.key) setChosen(current);
    const lost =
      inside.current && (document.activeElement === null || document.activeElement === document.body);
    if (!wanted.current && !lost) return;
    wanted.current = false;
    const row = box.current?.querySelector<HTMLElement>(`[data-row="${current.index}"]`);
    row?.focus({ preventScroll: true });
  });

  return {
    index: current.index,
    /** Makes another row the one in use, unless the user is in the list; the focus stays where it is. */
    rest: (index: number) => {
      if (!inside.current && index !== current.index) setChosen({ index, key: keys[index] ?? null });
    },
    moveTo: (index: number) => {
      wanted.current = true;
      setChosen({ index, key: keys[index] ?? null });
    },
    onFocusIn: (event: TargetedFocusEvent<HTMLElement>) => {
      inside.current = true;
      const index = Number(rowOf(event.target)?.getAttribute('data-row') ?? Number.NaN);
      if (Number.isInteger(index) && index !== current.index) setChosen({ index, key: keys[index] ?? null });
    },
    onFocusOut: ({ target, relatedTarget, currentTarget }: TargetedFocusEvent<HTMLElement>) => {
      if (relatedTarget instanceof Node) {
        inside.current = currentTarget.contains(relatedTarget);
        return;
      }
      // An element that is being removed, or a window that loses the focus, says the same as a user who clicks beside
      // the list. Only after the removal can they be told apart.
      queueMicrotask(() => {
        if (target instanceof Node && target.isConnected && document.hasFocus()) inside.current = false;
      });
    },
  };
}
