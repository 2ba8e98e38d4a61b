import { browser } from 'wxt/browser';

/** Shows a page of the extension, such as `files.html`: the tab in which it is open already, or a new one. */
export async function openPage(page: string, hash = ''): Promise<void> {
  const address = `${browser.runtime.getURL('/')}${page}`;
  // The addresses of its own tabs an extension sees without any permission.
  const tabs = await browser.tabs.query({});
  const open = tabs.find(({ url }) => url?.split(/[?#]/, 1)[0] === address);
  if (open?.id === undefined) {
    await browser.tabs.create({ url: address + hash });
    return;
  }
  await browser.tabs.update(open.id, { active: true, ...(hash && { url: address + hash }) });
  // Android has no windows.
  await browser.windows?.update(open.windowId, { focused: true });
}
