import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What a view needs to put times and numbers into words: no component reads a clock or the browser by itself. */
export type Surroundings = {
  readonly locale: string;
  /** Epoch ms of the last refresh. */
  readonly now: number;
};

export const SurroundingsContext = createContext<Surroundings>({ locale: 'en', now: 0 });

export function useSurroundings(): Surroundings {
  return useContext(SurroundingsContext);
}
