import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:https';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { NO_LIMITS } from '../../simulator/model/switches.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { callApi } from './call.ts';

const MB = 1024 * 1024;
const HEAD = Buffer.from(
  '--mark\r\nContent-Disposition: form-data; name="did"\r\n\r\n0\r\n' +
    '--mark\r\nContent-Disposition: form-data; name="file[]"; filename="film.bin"\r\n\r\n',
);
const TAIL = Buffer.from('\r\n--mark--\r\n');

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ limits: NO_LIMITS });
});
afterAll(() => simulator.stop());
beforeEach(() =>
  Object.assign(simulator.switches, { uploadCutAt: null, uploadPace: Number.POSITIVE_INFINITY }),
);

async function begin() {
  const { json } = await callApi(simulator, 'upload/get_upload_server');
  const { url: node, id } = json as { url: string; id: string };
  const upload = simulator.state.uploads.get(id);
  if (upload === undefined) throw new Error('no upload');
  const size = 24 * MB;
  const post = request({
    host: '127.0.0.1',
    port: simulator.apiPort,
    servername: node,
    ca: simulator.caCertPem,
    method: 'POST',
    path: `/upload.cgi?id=${id}`,
    agent: new Agent(),
    headers: {
      host: node,
      authorization: `Bearer ${TEST_KEYS.premium}`,
      'content-type': 'multipart/form-data; boundary=mark',
      'content-length': HEAD.length + size + TAIL.length,
    },
  });
  const answered = once(post, 'response').then(([response]) => {
    response.resume();
    return response.statusCode as number;
  });
  answered.catch(() => undefined);
  return { post, answered, upload, size };
}

const bytes = (size: number) => Buffer.alloc(size, 'no two marks alike: \r\n--mar\r\n-');
const newest = () => [...simulator.state.files.values()].at(-1);
const lastUpload = () => simulator.callsTo('upload').at(-1);

it('counts and hashes a large file without keeping it', async () => {
  const { post, answered, upload, size } = await begin();
  post.write(HEAD);
  const body = bytes(size);
  post.write(body);
  post.end(TAIL);
  expect(await answered).toBe(302);
  const sha256 = createHash('sha256').update(body).digest('hex');
  expect(newest()).toMatchObject({ filename: 'film.bin', size, sha256 });
  expect(newest()?.bytes.length).toBe(0);
  expect(upload.received).toBe(HEAD.length + size + TAIL.length);
  expect(lastUpload()).toMatchObject({ bodyLength: upload.received, worked: true, rejected: null });
});

it('cuts in the middle, and stores nothing', async () => {
  const before = simulator.state.files.size;
  simulator.switches.uploadCutAt = 8 * MB;
  const { post, answered, upload, size } = await begin();
  post.write(HEAD);
  post.end(Buffer.concat([bytes(size), TAIL]));
  await expect(answered).rejects.toThrow();
  expect(upload.received).toBeGreaterThanOrEqual(8 * MB);
  expect(upload.received).toBeLessThan(size);
  expect(lastUpload()).toMatchObject({ outcome: 'cut', worked: false });
  expect(simulator.state.files.size).toBe(before);
  // An upload of which the node never had all bytes has no report.
  expect(upload.finishedAt).toBeNull();
});

it('takes bytes at the pace of the switches, and knows of a client that goes away', async () => {
  simulator.switches.uploadPace = 4 * MB;
  const { post, answered, upload, size } = await begin();
  post.on('error', () => undefined);
  post.write(HEAD);
  post.write(bytes(size));
  const calls = simulator.callsTo('upload').length;
  await simulator.until(() => upload.received > MB);
  expect(upload.received).toBeLessThan(size);
  post.destroy();
  await expect(answered).rejects.toThrow();
  await simulator.until(() => simulator.callsTo('upload').length > calls);
  expect(lastUpload()?.outcome).toBe('cut');
});
