import type { StoredFile } from '../simulator/model/records.ts';
import { clickAndAllow } from './allow-in-dialog.ts';
import type { ExtensionBrowser, ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { startVirtualScreen } from './drivers/xvfb.ts';
import { openStage, type Stage } from './stage.ts';
import { createSampleFolder, type SampleFile, type SampleFolder } from './upload-files.ts';

/** What the field is called that `Upload` opens the browser's dialog of. */
export const FILE_FIELD = 'Choose files to upload';
export const UPLOAD_TIMEOUT_MS = 120_000;

/** A stage on which the extension may upload, and files to do it with. */
export type UploadStage = Stage & {
  readonly samples: SampleFolder;
  /** Chooses files in the dialog of `Upload`. */
  choose(page: ExtensionPage, ...files: readonly SampleFile[]): Promise<void>;
  /** What 1fichier has under that name. */
  stored(name: string): readonly StoredFile[];
  /** The ids of the rules that are in force for this run of the browser. */
  rules(page: ExtensionPage): Promise<readonly number[]>;
  /** Presses `Allow and upload`, and allows it. */
  allow(page: ExtensionPage): Promise<void>;
};

export async function openUploadStage(kind: ExtensionBrowser['kind']): Promise<UploadStage> {
  // Chromium asks for permissions in a window of its own; Firefox is told to grant them.
  const screen = kind === 'chromium' ? await startVirtualScreen() : null;
  const samples = createSampleFolder();
  const stage = await openStage(kind, screen === null ? {} : { headed: true, display: screen.display });
  await stage.saveKey();
  return {
    ...stage,
    samples,
    choose: (page, ...files) =>
      page.chooseFiles(
        FILE_FIELD,
        files.map(({ path }) => path),
      ),
    stored: (name) => [...stage.simulator.state.files.values()].filter((file) => file.filename === name),
    rules: (page) =>
      page.evaluate(`
        const { declarativeNetRequest } = globalThis.browser ?? chrome;
        return (await declarativeNetRequest.getSessionRules()).map(({ id }) => id);`),
    allow: (page) => clickAndAllow(page, 'Allow and upload', screen),
    close: async () => {
      try {
        await stage.close();
      } finally {
        await screen?.stop();
        samples.remove();
      }
    },
  };
}

/** The page with the rule-free end of an upload: told as done, and nothing of the key is left behind. */
export async function untilNoRule(stage: UploadStage, page: ExtensionPage): Promise<void> {
  await until('no rule is left', async () => (await stage.rules(page)).length === 0);
}
