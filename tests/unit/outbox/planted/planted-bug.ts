/** A bug, as one change of a file that ships: `from` must stand in it exactly once. */
export type PlantedBug = {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
};

export const TRANSFERS = 'utils/transfers';

/** The text of the file with the bug in it; null: it does not fit the text any more. */
export function plant(sound: string, { from, to }: PlantedBug): string | null {
  return sound.split(from).length === 2 ? sound.replace(from, () => to) : null;
}
