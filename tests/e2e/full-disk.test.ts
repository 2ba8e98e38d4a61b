import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pasteLinks } from './many-links.ts';
import { KINDS, openStage } from './stage.ts';

const SIZE = '300m';
const PIECES = [1 << 20, 1 << 12, 1];
const SENT_TIMEOUT_MS = 60_000;

/** A small disk of its own; null where none may be mounted. */
function mountDisk(): { readonly folder: string; remove(): void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'send-to-1fichier-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    remove() {
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Writes until there is no room for a single byte. */
function fill(file: string): void {
  for (const size of PIECES) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size, 1));
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOSPC') throw error;
    }
  }
}

const probe = mountDisk();
probe?.remove();

describe.concurrent.each(KINDS)('On a full disk %s', (kind) => {
  it.runIf(probe !== null)(
    'says so, keeps what was typed, and sends it once there is room',
    async ({ onTestFinished }) => {
      const disk = mountDisk();
      if (disk === null) throw new Error('no disk could be mounted');
      onTestFinished(() => disk.remove());
      const stage = await openStage(kind, { profileParent: disk.folder });
      onTestFinished(() => stage.close());
      await stage.saveKey();
      const filling = join(disk.folder, 'filling');
      const url = 'http://files.example/no-room.bin';
      // Long enough to find no room in what a database has set aside.
      const links = [
        url,
        ...Array.from({ length: 200 }, (_, index) => `${url}?${index}-${'x'.repeat(2_000)}`),
      ];

      const popup = await stage.browser.openPopup();
      fill(filling);
      await pasteLinks(popup, links);
      await popup.waitForText(/There is no room left to store this|The disk may be full/);
      expect(await popup.value('Links to send')).toBe(links.join('\n'));
      await stage.browser.stopBackground();
      const later = await stage.browser.openPopup();
      await later.waitForText(/The disk|No transfers|Nothing sent yet/);
      expect(await later.text()).not.toContain('does not answer');

      rmSync(filling);
      await popup.fill('Links to send', url);
      await popup.click('button', 'Send');
      await popup.row('no-room.bin').waitForText('Done', SENT_TIMEOUT_MS);
      expect(stage.requestsWith(url)).toBe(1);
    },
  );
});
