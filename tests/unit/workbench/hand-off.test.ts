import { expect, it } from 'vitest';
import type { DirectItem } from '@/components/workbench/direct-item';
import { handOff } from '@/components/workbench/hand-off';
import type { ErrorCode } from '@/utils/fichier/errors';
import { fakeAsk } from '../components/fake-ask';

const KEYS = ['a', 'b', 'c'];

function bench(refuse: (count: number) => ErrorCode | null = () => null) {
  let items: readonly DirectItem[] = KEYS.map((key) => ({
    key,
    link: `https://1fichier.com/?${key}`,
    name: key,
    size: null,
    handed: null,
    state: { kind: 'ready', url: `https://a-1.1fichier.com/${key}`, expiresAt: 1000 },
  }));
  const background = fakeAsk({
    handOff: () => {
      const code = refuse(background.payloadsOf('handOff').length);
      return code === null
        ? { ok: true, value: null }
        : { ok: false, reason: { code, words: null, until: null } };
    },
  });
  const needs = {
    ask: background.ask,
    requestFor: async () => true,
    isPrivate: async () => true,
    items: () => items,
    change: (key: string, change: Pick<DirectItem, 'handed'>) => {
      items = items.map((item) => (item.key === key ? { ...item, ...change } : item));
    },
    clock: () => 0,
  };
  return {
    needs,
    payloads: () => background.payloadsOf('handOff'),
    urls: () => background.payloadsOf('handOff').map((asked) => (asked as { url: string }).url.slice(-1)),
  };
}

it('hands each link over once, however often all are wanted', async () => {
  const { needs, urls } = bench();
  await Promise.all([handOff(needs, 'aria2', KEYS, false), handOff(needs, 'aria2', KEYS, false)]);
  await handOff(needs, 'aria2', KEYS, false);
  expect(urls()).toEqual(KEYS);
  await handOff(needs, 'browser', KEYS, false);
  await handOff(needs, 'browser', ['a'], true);
  expect(urls()).toEqual([...KEYS, ...KEYS, 'a']);
});

it('says that it is asked for in a private window', async () => {
  const { needs, payloads } = bench();
  await handOff(needs, 'browser', ['a'], false);
  expect(payloads()).toMatchObject([{ to: 'browser', isPrivate: true }]);
});

it('tries no further link when it is the downloader that fails', async () => {
  const { needs, urls } = bench(() => 'aria2-unreachable');
  expect(await handOff(needs, 'aria2', KEYS, false)).toBe(0);
  expect(urls()).toEqual(['a']);
});

it('goes on after one link that is refused', async () => {
  const { needs, urls } = bench((count) => (count === 1 ? 'aria2-refused' : null));
  expect(await handOff(needs, 'aria2', KEYS, false)).toBe(2);
  expect(urls()).toEqual(KEYS);
});
