import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { requestAria2Permission } from '@/utils/browser/aria2-permission';
import { requestDownloadPermission } from '@/utils/browser/download-permission';
import { requestHostPermission, requestSitePermission } from '@/utils/browser/host-permission';

const request = vi.fn();
beforeEach(() => {
  request.mockReset();
  Object.assign(fakeBrowser, { permissions: { request } });
});

const REQUESTS: readonly [string, () => Promise<boolean>, object][] = [
  ['the API', requestHostPermission, { origins: ['https://api.1fichier.com/*'] }],
  ['the website', requestSitePermission, { origins: ['https://1fichier.com/*'] }],
  ['downloads', requestDownloadPermission, { permissions: ['downloads'] }],
  [
    'aria2',
    () => requestAria2Permission('http://127.0.0.1:6800/jsonrpc'),
    { origins: ['http://127.0.0.1/*'] },
  ],
];

it.each(REQUESTS)('asks for %s at once, since later is no click any more', async (_what, ask, wanted) => {
  request.mockResolvedValue(true);
  const answer = ask();
  expect(request.mock.calls).toEqual([[wanted]]);
  expect(await answer).toBe(true);
});

it.each(REQUESTS)('takes it for a no when the browser does not ask for %s', async (_what, ask) => {
  request.mockRejectedValue(new Error('permissions.request may only be called from a user input handler'));
  expect(await ask()).toBe(false);
  request.mockResolvedValue(false);
  expect(await ask()).toBe(false);
  expect(request).toHaveBeenCalledTimes(2);
});

it('asks for nothing where aria2 has no address', async () => {
  expect(await requestAria2Permission('')).toBe(false);
  expect(request).not.toHaveBeenCalled();
});
