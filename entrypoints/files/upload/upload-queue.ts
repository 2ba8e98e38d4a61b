import { type ReadonlySignal, signal } from '@preact/signals';
import { isOver, sentOf, type UploadRow } from '@/entrypoints/files/upload/upload-row';
import { nextUpload } from '@/utils/uploads/next-upload';
import { stepUpload } from '@/utils/uploads/step-upload';
import { addSample, type PaceSample } from '@/utils/uploads/upload-pace';
import type { UploadEffect, UploadEvent } from '@/utils/uploads/upload-state';

type Needs = {
  /** Carries out what a step asks for, in its order. */
  readonly act: (row: UploadRow, effects: readonly UploadEffect[]) => void;
  /** Nothing begins for now. */
  readonly isHeld: () => boolean;
  readonly onOver: (row: UploadRow) => void;
  readonly clock: () => number;
};

export type UploadQueue = {
  readonly rows: ReadonlySignal<readonly UploadRow[]>;
  /** How the bytes of all of them went out lately. */
  readonly pace: ReadonlySignal<readonly PaceSample[]>;
  add(rows: readonly UploadRow[]): void;
  /** An event of one upload, carried out to its effects. */
  tell(key: string, event: UploadEvent): void;
  /** The row as it is now; null when it was removed. */
  row(key: string): UploadRow | null;
  /** The folder that it is begun for. */
  aim(key: string, folderId: number): void;
  /** Lets the next one begin, if one may. */
  goOn(): void;
  forget(isUnwanted: (row: UploadRow) => boolean): void;
  /** Looks at the pace again, which falls while nothing moves. */
  tick(): void;
};

/** The uploads of a page in their order. One at a time sends. */
export function createUploadQueue({ act, isHeld, onOver, clock }: Needs): UploadQueue {
  const rows = signal<readonly UploadRow[]>([]);
  const pace = signal<readonly PaceSample[]>([]);
  let out = 0;

  const find = (key: string): UploadRow | null => rows.value.find((row) => row.key === key) ?? null;

  /** The row with the pace that its new state shows. */
  function paced(row: UploadRow, state: UploadRow['state']): UploadRow {
    const next = { ...row, state };
    if (state.kind !== 'sending') return { ...next, pace: [] };
    const at = clock();
    const sent = sentOf(next);
    out += Math.max(0, sent - sentOf(row));
    pace.value = addSample(pace.value, { at, sent: out });
    return { ...next, pace: addSample(row.pace, { at, sent }), lookedAt: at };
  }

  function tell(key: string, event: UploadEvent): void {
    const row = find(key);
    if (row === null) return;
    const { state, effects } = stepUpload(row.state, event);
    const next = state === row.state ? row : paced(row, state);
    if (next !== row) rows.value = rows.value.map((each) => (each === row ? next : each));
    act(next, effects);
    if (isOver(state) && !isOver(row.state)) onOver(next);
    if (event.type !== 'progress') goOn();
  }

  function goOn(): void {
    const key = nextUpload(rows.value, isHeld());
    const row = key === null ? null : find(key);
    if (row !== null) tell(row.key, { type: 'start', size: row.size });
  }

  return {
    rows,
    pace,
    row: find,
    tell,
    goOn,
    add: (added) => {
      rows.value = [...rows.value, ...added];
      goOn();
    },
    aim: (key, folderId) => {
      rows.value = rows.value.map((row) => (row.key === key ? { ...row, aim: folderId } : row));
    },
    forget: (isUnwanted) => {
      rows.value = rows.value.filter((row) => !(isOver(row.state) && isUnwanted(row)));
    },
    tick: () => {
      const at = clock();
      rows.value = rows.value.map((row) => (row.state.kind === 'sending' ? { ...row, lookedAt: at } : row));
    },
  };
}
