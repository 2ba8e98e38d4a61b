import { useState } from 'preact/hooks';

type Hit = { readonly target: unknown; readonly currentTarget: unknown };

/** Tells a click beside a dialog, which hits the dialog itself, from a selection of text that only ends there. */
export function createClickBeside(onClose: () => void) {
  let isBegun = false;
  return {
    onPointerDown: ({ target, currentTarget }: Hit) => {
      isBegun = target === currentTarget;
    },
    onClick: ({ target, currentTarget }: Hit) => {
      if (isBegun && target === currentTarget) onClose();
      isBegun = false;
    },
  };
}

/** For the dialog element; `onClose` may change from drawing to drawing. */
export function useClickBeside(onClose: () => void) {
  const [latest] = useState({ onClose });
  latest.onClose = onClose;
  const [beside] = useState(() => createClickBeside(() => latest.onClose()));
  return beside;
}
