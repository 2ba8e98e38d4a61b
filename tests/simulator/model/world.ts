import type { Chance } from './chance.ts';
import type { SimClock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Locks } from './locks.ts';
import type { Recorder } from './recorder.ts';
import type { State } from './records.ts';
import type { Limits, Switches } from './switches.ts';

/** What came back from a source. `name` is the file name 1fichier gives it. */
export type FetchedSource =
  | { readonly ok: true; readonly name: string; readonly contentType: string; readonly bytes: Buffer }
  | { readonly ok: false; readonly message: string };

/** Fetches a source as 1fichier's servers do. Never rejects. */
export type FetchSource = (url: string, headers: Readonly<Record<string, string>>) => Promise<FetchedSource>;

/** Everything the simulated 1fichier is made of. */
export type World = {
  readonly clock: SimClock;
  readonly chance: Chance;
  readonly state: State;
  readonly switches: Switches;
  readonly limits: Limits;
  readonly locks: Locks;
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly fetchSource: FetchSource;
};
