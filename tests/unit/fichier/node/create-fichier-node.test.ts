import { beforeEach, expect, it } from 'vitest';
import { isFichierError } from '@/utils/fichier/errors';
import { createFichierNode } from '@/utils/fichier/node/create-fichier-node';

const KEY = 'GoodKeyGoodKeyGoodKeyGoodKey-_=1';
const asked: Request[] = [];
let answer: () => Promise<Response>;
let may = { reach: true, online: true };
beforeEach(() => {
  asked.length = 0;
  may = { reach: true, online: true };
  answer = async () => Response.json({ incoming: 0, links: [] });
});

const node = createFichierNode({
  hasNodePermission: async () => may.reach,
  isOnline: () => may.online,
  timeoutMs: 50,
  fetch: async (input, init) => {
    asked.push(new Request(input, init));
    return answer();
  },
});
const report = (key: string | null = KEY) => node.report({ node: 'up2.1fichier.com', id: '9kGjlUU2CV', key });
const codeOf = () =>
  report().then(
    () => null,
    (error: unknown) => {
      if (isFichierError(error)) return error.facts.code;
      throw error;
    },
  );

it('asks the node that took the upload, with the header that makes it answer in JSON', async () => {
  expect(await report()).toEqual({ state: 'waiting' });
  expect(asked.map(({ url, method }) => [method, url])).toEqual([
    ['GET', 'https://up2.1fichier.com/end.pl?xid=9kGjlUU2CV'],
  ]);
  expect(asked[0]?.headers.get('json')).toBe('1');
  expect(asked[0]?.headers.get('authorization')).toBe(`Bearer ${KEY}`);
  expect(asked[0]?.credentials).toBe('omit');
});

it('sends no key but that of the account', async () => {
  await report(null);
  expect(asked[0]?.headers.has('authorization')).toBe(false);
});

it('asks nobody without permission or network', async () => {
  may = { reach: false, online: true };
  expect(await codeOf()).toBe('no-node-permission');
  may = { reach: true, online: false };
  expect(await codeOf()).toBe('offline');
  expect(asked).toEqual([]);
});

it('follows no redirect', async () => {
  answer = async () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } });
  expect(await codeOf()).toBe('redirected');
  expect(asked.map(({ redirect }) => redirect)).toEqual(['manual']);
});

it('names what kept the answer away', async () => {
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await codeOf()).toBe('network');
  answer = async () => {
    may = { reach: false, online: true };
    throw new TypeError('Failed to fetch');
  };
  expect(await codeOf()).toBe('no-node-permission');
  may = { reach: true, online: true };
  answer = () => new Promise(() => undefined);
  expect(await codeOf()).toBe('timeout');
});
