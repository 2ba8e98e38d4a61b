import { TEST_KEYS } from '../simulator/model/accounts.ts';
import type { Account, Upload } from '../simulator/model/records.ts';
import { DEFAULT_SWITCHES } from '../simulator/model/switches.ts';
import type { ExtensionPage, Scope } from './drivers/extension-browser.ts';
import { MB, type SampleFile } from './upload-files.ts';
import { UPLOAD_TIMEOUT_MS, type UploadStage } from './upload-stage.ts';

/** So slow that there is a middle to strike in: bytes a second. */
export const SLOW = 8 * MB;
/** What the buffers of the system may hold, of the browser, the proxy and the server together (some 75 MB), is not all of it. */
export const LARGE = 150 * MB;
/** So much has arrived when it is the middle; the browser may have let go of more, but never of nearly all. */
export const MIDDLE = 30 * MB;

/** What scenarios in which uploads go wrong have in common. */
export type UploadScene = {
  sample(size?: number): SampleFile;
  row(file: SampleFile): Scope;
  /** The POSTs to the nodes. */
  posts(): UploadStage['simulator']['calls'];
  lastUpload(): Upload;
  account(): Account;
  /** Nothing goes wrong any more. */
  calm(): void;
  /** Chooses a file and waits until a good part of it has gone out. */
  untilInTheMiddle(file: SampleFile): Promise<void>;
};

export function createUploadScene(
  { simulator, samples, choose }: UploadStage,
  page: ExtensionPage,
): UploadScene {
  let serial = 0;
  const row = ({ name }: SampleFile): Scope => page.row(name, 'Uploads');
  const lastUpload = (): Upload => {
    const upload = [...simulator.state.uploads.values()].at(-1);
    if (upload === undefined) throw new Error('nothing was uploaded');
    return upload;
  };
  return {
    sample: (size = MB) => {
      serial += 1;
      return samples.add(`fault-${serial}.bin`, size);
    },
    row,
    posts: () => simulator.callsTo('upload'),
    lastUpload,
    account: () => {
      const account = simulator.state.keys.get(TEST_KEYS.premium);
      if (account === undefined) throw new Error('no account');
      return account;
    },
    calm: () => {
      Object.assign(simulator.switches, DEFAULT_SWITCHES);
    },
    untilInTheMiddle: async (file) => {
      const before = simulator.state.uploads.size;
      simulator.switches.uploadPace = SLOW;
      await choose(page, file);
      await simulator.until(
        () => simulator.state.uploads.size > before && lastUpload().received > MIDDLE / 2,
        UPLOAD_TIMEOUT_MS,
      );
      await row(file).waitForText('Sending');
    },
  };
}

/** What must have arrived, once. */
export const arrived = ({ size, sha256 }: SampleFile) => [{ size, sha256 }];
