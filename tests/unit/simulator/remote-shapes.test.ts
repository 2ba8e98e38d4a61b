import { describe, expect, it } from 'vitest';
import type { Switches } from '../../simulator/model/switches.ts';
import { createVirtual, type Virtual } from './virtual.ts';

const FILE = 'http://files.example/a%20%C3%A9%5D.bin?size=8&x=1';
const OTHER = 'http://files.example/b.bin?size=8';
const MISSING = 'http://files.example/missing/c.bin';

async function sent(switches: Partial<Switches>, urls: readonly string[] = [FILE]) {
  const virtual = createVirtual({ switches });
  const { status, json } = await virtual.api('remote/request', { urls });
  await virtual.pass(0);
  return { virtual, status, json };
}

async function infoOf(virtual: Virtual): Promise<Record<string, unknown>> {
  const id = virtual.host.state.jobs[0]?.id;
  return (await virtual.api('remote/info', { id })).json;
}

async function resultWith(switches: Partial<Switches>, urls: readonly string[] = [FILE]): Promise<unknown> {
  const { virtual } = await sent(switches, urls);
  return (await infoOf(virtual)).result;
}

describe('the list of an account without jobs', () => {
  it.each<[Switches['emptyJobList'], number, string]>([
    ['list', 200, '{"status":"OK","data":[]}'],
    ['no-data', 200, '{"status":"OK"}'],
    ['empty-object', 200, '{}'],
    ['bare-list', 200, '[]'],
    ['map', 200, '{"status":"OK","data":{}}'],
    ['empty-text', 200, '{"status":"OK","data":""}'],
    ['null', 200, '{"status":"OK","data":null}'],
    ['empty-body', 200, ''],
    ['refused', 200, '{"message":"No request in progress #615","status":"KO"}'],
    ['not-found', 404, '{"message":"Resource not found #469","status":"KO"}'],
  ])('may be %s', async (emptyJobList, status, text) => {
    const virtual = createVirtual({ switches: { emptyJobList } });
    expect(await virtual.api('remote/ls')).toMatchObject({ status, text });
  });
});

describe('the list of jobs', () => {
  it.each<[Switches['listShape'], unknown]>([
    ['data', { status: 'OK', data: [expect.any(Object)] }],
    ['other-name', { status: 'OK', requests: [expect.any(Object)] }],
    ['map', { status: 'OK', data: { 0: expect.any(Object) } }],
    ['bare-list', [expect.any(Object)]],
  ])('may have the shape %s', async (listShape, expected) => {
    const { virtual } = await sent({ listShape });
    expect((await virtual.api('remote/ls')).json).toEqual(expected);
  });

  it.each<[Switches['strangeRow'], unknown]>([
    ['null', null],
    ['text', 'more'],
    ['no-id', { request_date: expect.any(String) }],
  ])('may have a row that is %s', async (strangeRow, expected) => {
    const { virtual } = await sent({ strangeRow });
    expect((await virtual.api('remote/ls')).json.data).toEqual([expect.any(Object), expected]);
  });

  it('may be cut to the jobs that came first', async () => {
    const { virtual, json } = await sent({ listRows: 1, listKeeps: 'oldest' });
    await virtual.api('remote/request', { urls: [OTHER] });
    expect((await virtual.api('remote/ls')).json.data).toMatchObject([{ id: json.id }]);
  });

  it.each<[Switches['listShows'], number]>([
    ['all', 2],
    ['ended', 1],
    ['open', 1],
  ])('may show %s jobs', async (listShows, count) => {
    const { virtual } = await sent({ listShows });
    virtual.host.switches.executionDelayMs = null;
    await virtual.api('remote/request', { urls: [OTHER] });
    expect((await virtual.api('remote/ls')).json.data).toHaveLength(count);
  });
});

describe('the execution date', () => {
  it.each<[Switches['executionDate'], RegExp]>([
    ['at-start', /^2026/],
    ['at-end', /^1970/],
    ['never', /^1970/],
  ])('set %s is there or not while the job runs', async (executionDate, expected) => {
    const { virtual } = await sent({ executionDate }, ['http://files.example/slow/9000/a.bin']);
    expect((await infoOf(virtual)).execution_date).toMatch(expected);
  });

  it('may never come, though the result does', async () => {
    const { virtual } = await sent({ executionDate: 'never' });
    expect(await infoOf(virtual)).toMatchObject({
      execution_date: expect.stringMatching(/^1970/),
      result: [{ status: 'OK' }],
    });
  });

  it.each<[Switches['dateForm'], unknown]>([
    ['iso', '2026-01-31 12:00:00'],
    ['day-first', '31/01/2026 12:00:00'],
    ['epoch', 1769857200],
    ['epoch-text', '1769857200'],
  ])('may be written as %s', async (dateForm, expected) => {
    const { virtual } = await sent({ dateForm });
    expect((await infoOf(virtual)).execution_date).toBe(expected);
  });
});

describe('the result', () => {
  it('may come later than the date, and in parts', async () => {
    const { virtual } = await sent({ resultDelayMs: 1000, resultPartsMs: 500 }, [FILE, OTHER]);
    const shown = async () => (await infoOf(virtual)).result ?? [];
    expect(await shown()).toHaveLength(0);
    await virtual.pass(1000);
    expect(await shown()).toHaveLength(1);
    await virtual.pass(500);
    expect(await shown()).toHaveLength(2);
  });

  it('may have the shape of a map, of an object, or another name', async () => {
    expect(await resultWith({ resultShape: 'map-by-index' })).toEqual({ 0: expect.any(Object) });
    expect(await resultWith({ resultShape: 'map-by-url' })).toEqual({
      [FILE]: { status: 'OK', download_link: expect.any(String), message: expect.any(String) },
    });
    expect(await resultWith({ resultShape: 'object' })).toMatchObject({ url: FILE });
    const { virtual } = await sent({ resultShape: 'results' });
    expect((await infoOf(virtual)).results).toHaveLength(1);
  });

  it.each<[Switches['rowStatus'], unknown, unknown]>([
    ['ok', 'ok', 'ko'],
    ['1', 1, 0],
    ['done', 'done', 'error'],
    ['absent', undefined, 'KO'],
  ])('may say how it went as %s', async (rowStatus, ok, ko) => {
    const rows = (await resultWith({ rowStatus }, [FILE, MISSING])) as { status: unknown }[];
    expect(rows.map(({ status }) => status)).toEqual([ok, ko]);
  });

  it.each<[Partial<Switches>, object]>([
    [{ linkField: 'link' }, { link: expect.stringMatching(/^https:/) }],
    [{ linkField: 'download' }, { download: expect.stringMatching(/^https:/) }],
    [{ linkForm: 'without-scheme' }, { download_link: expect.stringMatching(/^1fichier\.com\/\?\w{20}$/) }],
    [{ linkForm: 'two-slashes' }, { download_link: expect.stringMatching(/^\/\/1fichier\.com\/\?\w{20}$/) }],
    [{ linkForm: 'bare-id' }, { download_link: expect.stringMatching(/^\w{20}$/) }],
  ])('may have its link as %j', async (switches, expected) => {
    expect(await resultWith(switches)).toMatchObject([expected]);
  });

  it('may come in another order than the links', async () => {
    expect(await resultWith({ resultOrder: 'reversed' }, [FILE, OTHER])).toMatchObject([
      { url: OTHER },
      { url: FILE },
    ]);
    expect(await resultWith({ resultOrder: 'by-name' }, [OTHER, FILE])).toMatchObject([
      { url: FILE },
      { url: OTHER },
    ]);
  });
});

describe('sources', () => {
  const LONG = `http://files.example/${'x'.repeat(260)}.bin`;
  it.each<[Switches['linkUrls'], string, string | undefined]>([
    ['decoded', FILE, 'http://files.example/a é].bin?size=8&x=1'],
    ['file-name', FILE, 'a é].bin'],
    ['without-scheme', FILE, 'files.example/a%20%C3%A9%5D.bin?size=8&x=1'],
    ['cut-at-250', LONG, LONG.slice(0, 250)],
    ['plus-for-space', FILE, 'http://files.example/a+%C3%A9%5D.bin?size=8&x=1'],
    ['html-escaped', FILE, 'http://files.example/a%20%C3%A9%5D.bin?size=8&amp;x=1'],
    ['latin-1', FILE, 'http://files.example/a%20%E9%5D.bin?size=8&x=1'],
    ['mojibake', FILE, 'http://files.example/a Ã©].bin?size=8&x=1'],
    ['absent', FILE, undefined],
  ])('may be spelled %s', async (spelling, url, expected) => {
    const { virtual, json } = await sent({ linkUrls: spelling, resultUrls: spelling }, [url]);
    const { links, result } = await infoOf(virtual);
    expect(json.urls).toEqual(expected === undefined ? [] : [expected]);
    expect(links).toEqual(expected === undefined ? undefined : [expected]);
    expect((result as { url?: string }[])[0]?.url).toBe(expected);
  });
});

describe('ids', () => {
  it('may be texts, with letters too', async () => {
    const { virtual, json } = await sent({ idForm: 'word' });
    expect(json.id).toBe('r-4000001');
    expect((await virtual.api('remote/ls')).json.data).toMatchObject([{ id: 'r-4000001' }]);
    expect((await virtual.api('remote/info', { id: 'r-4000001' })).json.id).toBe('r-4000001');
    expect((await sent({ idForm: 'text' })).json.id).toBe('4000001');
  });

  it.each<[Switches['idInRequest'], object]>([
    ['nested', { data: { id: 4000001 } }],
    ['zero', { id: 0 }],
    ['list-in-id', { id: [4000001, 4000008] }],
    ['list-in-ids', { ids: [4000001, 4000008] }],
    [
      'rows-in-data',
      {
        data: [
          { id: 4000001, url: FILE },
          { id: 4000008, url: OTHER },
        ],
      },
    ],
  ])('may stand in the answer as %s', async (idInRequest, expected) => {
    const { json, virtual } = await sent({ idInRequest }, [FILE, OTHER]);
    expect(json).toMatchObject(expected);
    const perJob = idInRequest === 'nested' || idInRequest === 'zero' ? [[FILE, OTHER]] : [[FILE], [OTHER]];
    expect(virtual.host.state.jobs.map(({ urls }) => urls)).toEqual(perJob);
  });

  it('may be absent', async () => {
    expect((await sent({ idInRequest: 'absent' })).json.id).toBeUndefined();
    const { virtual } = await sent({ idInInfo: 'absent' });
    expect(await infoOf(virtual)).toMatchObject({ status: 'OK', links: [FILE] });
    expect((await infoOf(virtual)).id).toBeUndefined();
  });

  it('may be 0 in the details, or nested there with all the rest', async () => {
    expect((await infoOf((await sent({ idInInfo: 'zero' })).virtual)).id).toBe(0);
    const nested = await infoOf((await sent({ idInInfo: 'nested' })).virtual);
    expect(nested).toMatchObject({ status: 'OK', data: { id: 4000001, links: [FILE] } });
  });
});

describe('remote/request', () => {
  const FIVE = Array.from({ length: 5 }, (_, n) => `http://files.example/${n}.bin`);

  it('may take fewer links than it was sent, and repeat these or others', async () => {
    const echo = async (switches: Partial<Switches>) => (await sent(switches, FIVE)).json.urls;
    expect(await echo({ takesAtMost: 3 })).toEqual(FIVE.slice(0, 3));
    expect(await echo({ takesAtMost: 3, echo: 'all' })).toEqual(FIVE);
    expect(await echo({ takesAtMost: 3, echo: 'empty' })).toEqual([]);
    expect(await echo({ takesAtMost: 3, echo: 'absent' })).toBeUndefined();
    expect(await echo({ echo: 'first-three' })).toEqual(FIVE.slice(0, 3));
    const { virtual } = await sent({ takesAtMost: 3 }, FIVE);
    expect(virtual.host.state.jobs[0]?.urls).toEqual(FIVE.slice(0, 3));
  });

  it('may refuse one source, in any words', async () => {
    const refuseSource = { matches: (url: string) => url === OTHER, status: 404, message: 'Nothing #1' };
    const refused = await sent({ refuseSource }, [FILE, OTHER]);
    expect(refused).toMatchObject({ status: 404, json: { message: 'Nothing #1', status: 'KO' } });
    expect((await sent({ refuseSource }, [FILE])).status).toBe(200);
  });

  it('may limit everybody, in English or French', async () => {
    const messageIn = async (language: Switches['language'], headers: Record<string, string> = {}) => {
      const virtual = createVirtual({
        switches: { language, openSourcesOf: 'everyone', executionDelayMs: null },
        limits: { openSources: 4 },
      });
      return (await virtual.apiWith(headers, 'remote/request', { urls: FIVE })).text;
    };
    const english = 'you can not have more than 4 simultaneous download requests';
    const french = 'vous ne pouvez pas avoir plus de 4 demandes de téléchargement simultanées';
    expect(await messageIn('english')).toContain(english);
    expect(await messageIn('french', { 'accept-language': 'en' })).toContain(french);
    expect(await messageIn('as-asked')).toContain(french);
    expect(await messageIn('as-asked', { 'accept-language': 'en' })).toContain(english);
  });

  it('sends headers to the source in the form that it knows', async () => {
    const cookie = 'http://files.example/session/film.mp4';
    const fetched = async (headersForm: Switches['headersForm'], headers: unknown): Promise<unknown> => {
      const virtual = createVirtual({ switches: { headersForm } });
      await virtual.api('remote/request', { urls: [cookie], headers });
      await virtual.pass(0);
      return [...virtual.host.state.files.values()].at(-1)?.filename;
    };
    const lines = ['Cookie: session=open'];
    expect(await fetched('object', { cookie: 'session=open' })).toBe('film.mp4');
    expect(await fetched('object', lines)).toBe('login.php');
    expect(await fetched('lines', lines)).toBe('film.mp4');
    expect(await fetched('either', lines)).toBe('film.mp4');
    expect(await fetched('none', { cookie: 'session=open' })).toBe('login.php');
  });
});
