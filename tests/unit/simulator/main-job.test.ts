import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_LIMITS } from '../../simulator/model/switches.ts';
import { sampleBytes } from '../../simulator/sources/sample-files.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { callApi, send } from './call.ts';

const FILM = 'http://files.example/holiday-film.mp4?size=65536';
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ limits: NO_LIMITS });
});
afterAll(() => simulator.stop());

it('fetches a source once, stores its bytes and serves them behind a direct link', async () => {
  const accepted = await callApi(simulator, 'remote/request', { urls: [FILM], folder_id: 0 });
  expect(accepted.json).toMatchObject({ status: 'OK', id: expect.any(Number), urls: [FILM], headers: {} });
  const id = accepted.json.id;
  await simulator.until(() => simulator.state.jobs.some((job) => job.id === id && job.finishedAt !== null));

  const listed = await callApi(simulator, 'remote/ls');
  expect(listed.json.data).toEqual([
    { id, request_date: expect.any(String), execution_date: expect.stringMatching(/^20\d\d-/) },
  ]);
  const info = await callApi(simulator, 'remote/info', { id });
  expect(info.json).toMatchObject({ links: [FILM], result: [{ status: 'OK', url: FILM }] });
  const [result] = info.json.result as { download_link: string }[];
  expect(result?.download_link).toMatch(/^https:\/\/1fichier\.com\/\?[a-z0-9]{20}$/);

  const token = await callApi(simulator, 'download/get_token', { url: result?.download_link });
  expect(token.json.url).toMatch(/^https:\/\/a-\d+\.1fichier\.com\/p\d+$/);
  const file = await send(simulator, String(token.json.url));
  expect(file.headers['content-disposition']).toBe('attachment; filename="holiday-film.mp4"');
  expect(file.bytes.equals(sampleBytes('/holiday-film.mp4', 65_536))).toBe(true);
  expect(simulator.site.fetches('/holiday-film.mp4?size=65536')).toBe(1);
  expect(simulator.rejected()).toEqual([]);
});
