import { expect, it } from 'vitest';
import { createFetch } from '../../simulator/create-fetch.ts';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { createVirtual } from './virtual.ts';

const { host } = createVirtual();
const fetch = createFetch(host);
const URL_LS = 'https://api.1fichier.com/v1/remote/ls.cgi';
const INIT: RequestInit = {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TEST_KEYS.premium}` },
  body: '{}',
};

it('answers as the simulator does, each call on a connection of its own', async () => {
  const response = await fetch(URL_LS, INIT);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'OK', data: [] });
  await fetch(URL_LS, INIT);
  expect(new Set(host.recorder.calls.map((call) => call.connection.id)).size).toBe(2);
});

it.each(['cut-before-work', 'cut-in-answer'] as const)('rejects as a browser does on %s', async (type) => {
  host.faults.next({ match: 'remote/ls', action: { type } });
  await expect(fetch(URL_LS, INIT)).rejects.toThrow(TypeError);
});

it('waits in silence until the signal is aborted', async () => {
  host.faults.next({ match: 'remote/ls', action: { type: 'hang-after-work' } });
  const controller = new AbortController();
  const call = fetch(URL_LS, { ...INIT, signal: controller.signal });
  const settled = expect(call).rejects.toThrow('enough');
  controller.abort(new Error('enough'));
  await settled;
  await expect(fetch(URL_LS, { ...INIT, signal: controller.signal })).rejects.toThrow('enough');
});
