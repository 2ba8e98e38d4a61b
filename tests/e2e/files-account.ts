import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { addFile, type NewFile } from '../simulator/model/files.ts';
import { addFolder } from '../simulator/model/folders.ts';
import type { Account, Folder, StoredFile } from '../simulator/model/records.ts';
import type { Simulator } from '../simulator/start-simulator.ts';

/** The account whose key `saveKey` saves, and ways to put something into it. */
export function filesAccount(simulator: Simulator) {
  const owner: Account | undefined = simulator.state.keys.get(TEST_KEYS.premium);
  if (owner === undefined) throw new Error('The simulator has no account.');
  return {
    owner,
    folder: (name: string, parent?: Folder): Folder => addFolder(simulator, owner, name, parent?.id),
    file: (
      filename: string,
      bytes: number,
      more: Partial<Omit<NewFile, 'filename' | 'bytes'>> = {},
    ): StoredFile => addFile(simulator, { filename, bytes: Buffer.alloc(bytes), owner, ...more }),
  };
}
