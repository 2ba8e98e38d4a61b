import { expect } from 'vitest';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import type { Stage } from './stage.ts';

/** `count` different sources, each of which can be fetched. */
export function manyLinks(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `http://files.example/${name}-${index}.bin?size=16`);
}

/** Puts the links into the popup at once, since typing them is not what is tried, and presses `Send`. */
export async function pasteLinks(popup: ExtensionPage, links: readonly string[]): Promise<void> {
  await popup.evaluate(`
    const box = document.querySelector('textarea');
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(box, ${JSON.stringify(links.join('\n'))});
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));`);
  await popup.click('button', 'Send');
}

/** How many links 1fichier has taken in. */
export function linksAtFichier({ simulator }: Stage): number {
  return simulator.state.jobs.reduce((sum, job) => sum + job.urls.length, 0);
}

/** Waits until the popup counts every link as done, and nothing else. */
export async function untilAllDone(popup: ExtensionPage, count: number, timeoutMs: number): Promise<void> {
  await popup.waitForText(new RegExp(`All ${count}\\s+Active 0\\s+Done ${count}\\s+Failed 0`), timeoutMs);
}

/** 0 lost, 0 sent twice, 0 fetched twice, and no call that a client should not make. */
export function expectEachOnce({ simulator }: Stage, links: readonly string[]): void {
  const { jobs } = simulator.state;
  const once = links.toSorted();
  expect(jobs.flatMap(({ urls }) => urls).toSorted()).toEqual(once);
  expect(jobs.flatMap(({ results }) => results.filter(({ status }) => status === 'OK'))).toHaveLength(
    links.length,
  );
  expect(simulator.site.log.map((line) => `http://${line}`).toSorted()).toEqual(once);
  expect(simulator.rejected()).toEqual([]);
}
