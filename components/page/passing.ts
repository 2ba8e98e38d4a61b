import { type ReadonlySignal, signal } from '@preact/signals';

/** A value that returns to its resting state by itself. */
export type Passing<T> = {
  readonly value: ReadonlySignal<T>;
  show(value: T): void;
};

/** Shows a value for a moment, then the resting one again. A new value starts a new moment. */
export function createPassing<T>(resting: T, lengthMs: number): Passing<T> {
  const value = signal(resting);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    value,
    show: (shown) => {
      value.value = shown;
      clearTimeout(timer);
      timer = setTimeout(() => {
        value.value = resting;
      }, lengthMs);
    },
  };
}
