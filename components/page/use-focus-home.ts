import { useEffect, useRef } from 'preact/hooks';

/**
 * Brings the focus home when what had it is no more, such as a dialog whose opener is gone too, so that the keyboard never
 * falls back to the top of the page. A user who clicks beside everything has given it up.
 */
export function useFocusHome(home: () => HTMLElement | null): void {
  const isOurs = useRef(false);
  useEffect(() => {
    const gain = () => {
      isOurs.current = true;
    };
    const giveUp = () => {
      isOurs.current = false;
    };
    document.addEventListener('focusin', gain);
    document.addEventListener('pointerdown', giveUp, true);
    return () => {
      document.removeEventListener('focusin', gain);
      document.removeEventListener('pointerdown', giveUp, true);
    };
  }, []);
  useEffect(() => {
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body;
    if (!isLost) isOurs.current = true;
    else if (isOurs.current && document.hasFocus() && document.querySelector('dialog[open]') === null)
      home()?.focus({ preventScroll: true });
  });
}
