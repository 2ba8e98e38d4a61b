import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApiServer } from './api-server';
import { type ClientBench, createClientBench, KEY, OPERATIONS, USER } from './client-bench';

let bench: ClientBench;
beforeEach(async () => {
  bench = await createClientBench();
  bench.api.answerJson({ status: 'OK', data: [] });
});
afterEach(() => bench.close());

const NOT_SENT: readonly (readonly [string, (bench: ClientBench) => void])[] = [
  ['no-key', (b) => Object.assign(b, { saved: null })],
  ['no-permission', (b) => Object.assign(b, { hasPermission: false })],
  ['offline', (b) => Object.assign(b, { isOnline: false })],
  ['not-authenticated', (b) => Object.assign(b, { saved: { key: 'clé\n', accountId: 'a' } })],
];

describe.each(NOT_SENT)('without what a call needs (%s)', (code, spoil) => {
  it.each(OPERATIONS)('%s is not sent', async (_, operation) => {
    spoil(bench);
    const facts = await bench.facts(operation(bench.fichier, USER));
    expect(facts).toMatchObject({ code, outcome: 'not-sent', status: null });
    expect(bench.api.seen).toEqual([]);
    expect(bench.granted).toEqual([]);
  });

  it('a call that has waited for its slot is not sent either', async () => {
    bench.whileWaiting = async () => spoil(bench);
    const facts = await bench.facts(bench.fichier.remoteLs(USER));
    expect(facts).toMatchObject({ code, outcome: 'not-sent' });
    expect(bench.api.seen).toEqual([]);
  });
});

describe('a key that cannot be read', () => {
  it('is told as such, and nothing is sent', async () => {
    const readKey = () => Promise.reject(new Error(`store with ${KEY}`));
    const facts = await bench.facts(bench.create({ readKey }).remoteLs(USER));
    expect(facts).toMatchObject({ code: 'storage', outcome: 'not-sent' });
  });
});

describe('beforeSend', () => {
  it('runs in the slot, with the account of the key that is used, before the request leaves', async () => {
    bench.whileWaiting = async () => {
      bench.saved = { key: 'other-key', accountId: 'account-2' };
      bench.now += 5_000;
    };
    const granted: unknown[] = [];
    const beforeSend = async (slot: unknown) => {
      expect(bench.api.seen).toEqual([]);
      granted.push(slot);
    };
    await bench.fichier.remoteLs({ ...USER, beforeSend });
    expect(granted).toEqual([{ accountId: 'account-2', at: bench.now }]);
    expect(bench.api.seen[0]?.headers.authorization).toBe('Bearer other-key');
  });

  it.each(OPERATIONS)(
    'of %s may throw anything: it arrives untouched, and nothing is sent',
    async (_, operation) => {
      const thrown = { not: 'an error' };
      const beforeSend = () => Promise.reject(thrown);
      await expect(operation(bench.fichier, { ...USER, beforeSend })).rejects.toBe(thrown);
      expect(bench.api.seen).toEqual([]);
    },
  );

  it('during which the call is given up leaves it unsent', async () => {
    const beforeSend = async () => bench.stop.abort();
    const facts = await bench.facts(bench.fichier.remoteLs({ ...USER, beforeSend }));
    expect(facts).toMatchObject({ code: 'aborted', outcome: 'not-sent' });
    expect(bench.api.seen).toEqual([]);
  });
});

describe('a way there that fails', () => {
  const remoteLs = (timeoutMs: number) => bench.create({ timeoutMs }).remoteLs(USER);

  it('is a network error when the connection breaks before an answer', async () => {
    bench.api.answer = (response) => response.destroy();
    expect(await bench.facts(bench.fichier.remoteLs(USER))).toMatchObject({
      code: 'network',
      outcome: 'unknown',
    });
    expect(bench.api.seen).toHaveLength(1);
  });

  it('is a network error when the connection breaks within the answer', async () => {
    bench.api.answer = (response) => {
      response.writeHead(200, { 'content-length': 500 }).write('{"status":"OK","data":[');
      setImmediate(() => response.destroy());
    };
    expect(await bench.facts(bench.fichier.remoteLs(USER))).toMatchObject({
      code: 'network',
      outcome: 'unknown',
    });
  });

  it('is a missing permission, or the lack of a network, where that is the cause', async () => {
    bench.api.answer = (response) => {
      bench.hasPermission = false;
      response.destroy();
    };
    expect(await bench.facts(bench.fichier.remoteLs(USER))).toMatchObject({
      code: 'no-permission',
      outcome: 'unknown',
    });
    bench.hasPermission = true;
    bench.api.answer = (response) => {
      bench.isOnline = false;
      response.destroy();
    };
    expect(await bench.facts(bench.fichier.remoteLs(USER))).toMatchObject({
      code: 'offline',
      outcome: 'unknown',
    });
  });

  it('is a timeout when no answer comes', async () => {
    bench.api.answer = () => undefined;
    expect(await bench.facts(remoteLs(60))).toMatchObject({ code: 'timeout', outcome: 'unknown' });
  });

  it('is a timeout when the answer does not end', async () => {
    bench.api.answer = (response) => {
      response.writeHead(200).write('{"status":"OK",');
    };
    expect(await bench.facts(remoteLs(60))).toMatchObject({ code: 'timeout', outcome: 'unknown' });
  });

  it('is a timeout even where fetch itself never ends', async () => {
    const fetch = () => new Promise<never>(() => undefined);
    const facts = await bench.facts(bench.create({ timeoutMs: 20, fetch }).remoteLs(USER));
    expect(facts).toMatchObject({ code: 'timeout', outcome: 'unknown' });
  });

  it('is a call given up when the gate gives it up', async () => {
    bench.api.answer = () => bench.stop.abort();
    expect(await bench.facts(bench.fichier.remoteLs(USER))).toMatchObject({
      code: 'aborted',
      outcome: 'unknown',
    });
  });

  it('is a bad answer when it is larger than any real one, and the rest is not fetched', async () => {
    let isClosed: Promise<unknown> = Promise.resolve();
    bench.api.answer = (response) => {
      isClosed = once(response, 'close');
      const fill = () => {
        while (!response.destroyed && response.write('x'.repeat(1 << 20)));
      };
      response.writeHead(200).on('drain', fill);
      fill();
    };
    expect(await bench.facts(bench.fichier.remoteLs(USER))).toMatchObject({
      code: 'bad-answer',
      outcome: 'unknown',
    });
    await isClosed;
  });

  it.each([301, 302, 303, 307, 308])(
    'that is a %i is named so: the key follows to no other host',
    async (status) => {
      const other = await startApiServer();
      bench.api.answer = (response) => response.writeHead(status, { location: `${other.baseUrl}/x` }).end();
      expect(await bench.facts(bench.fichier.remoteLs(USER))).toMatchObject({
        code: 'redirected',
        outcome: 'unknown',
      });
      expect(other.seen).toEqual([]);
      await other.close();
    },
  );
});

describe('an answer of 1fichier', () => {
  it('that refuses is handed on with its words', async () => {
    bench.api.answerJson({ status: 'KO', message: 'Must be a customer (Premium, Access) #236' }, 403);
    expect(await bench.facts(bench.fichier.getLink({ url: 'https://1fichier.com/?abcde' }, USER))).toEqual({
      code: 'not-customer',
      outcome: 'refused',
      words: 'Must be a customer (Premium, Access)',
      number: '236',
      status: 403,
      until: null,
    });
  });

  // What is no list of jobs is none of theirs: see `client-requests.test.ts`.
  it.each(OPERATIONS.filter(([name]) => name !== 'remoteLs'))(
    'to %s about something not found names a folder only where it is about one',
    async (name, operation) => {
      bench.api.answerJson({ status: 'KO', message: 'Resource not found #469' }, 404);
      const code = name === 'fileLs' || /folder/i.test(name) ? 'folder-not-found' : 'not-found';
      expect(await bench.facts(operation(bench.fichier, USER))).toMatchObject({ code, outcome: 'refused' });
    },
  );

  it('to send into a folder blames no folder, for the source may be meant', async () => {
    bench.api.answerJson({ status: 'KO', message: 'Resource not found #469' }, 404);
    const sending = bench.fichier.addUrl({ urls: ['http://a.example/1'], folderId: 5, headers: null }, USER);
    expect(await bench.facts(sending)).toMatchObject({ code: 'not-found', outcome: 'refused' });
  });

  it('about a second location says when to try again', async () => {
    bench.api.answerJson({ status: 'KO', message: 'Only 1 location allowed at a time #887' }, 403);
    const facts = await bench.facts(bench.fichier.remoteLs(USER));
    expect(facts).toMatchObject({ code: 'one-location', until: bench.now + 5 * 60_000 });
  });

  it('in another charset is read by it', async () => {
    const body = Buffer.from('{"status":"OK","sub_folders":[{"id":5,"name":"Été"}]}', 'latin1');
    bench.api.answerText(body, 200, 'application/json; charset=ISO-8859-1');
    const listing = await bench.fichier.folderLs({ folderId: 0 }, USER);
    expect(listing.value.folders).toMatchObject([{ id: 5, name: 'Été' }]);
  });
});
