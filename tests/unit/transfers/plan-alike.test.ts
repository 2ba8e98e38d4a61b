import { expect, it } from 'vitest';
import { plan } from '@/utils/transfers/plan';
import { conditions } from './support/conditions';
import { at, play, queued, transfer, urlOf } from './support/play';

it('puts no link twice into a request, however it is spelled', () => {
  const state = play(queued([]), {
    type: 'added',
    at: at(0),
    transfers: [
      transfer('a'),
      transfer('b', { url: urlOf('a') }),
      transfer('c', { url: `${urlOf('a')}#top` }),
      transfer('d', { url: urlOf('a').replace('/a.bin', '/%61.bin') }),
      ...['e', 'f', 'g'].map((id) => transfer(id)),
    ],
  });
  const action = plan(state, conditions());
  expect(action.type === 'send' && action.batch.transfers.map((row) => row.id)).toEqual(['a', 'e', 'f', 'g']);
});

it('puts no two links into a request that an answer may not tell apart', () => {
  const long = (end: string) => `https://host.example/${'x'.repeat(300)}/${end}`;
  const urls = [long('1'), long('2'), 'https://host.example/a%2Fb', 'https://host.example/a/b'];
  const rows = [...urls.map((url, index) => transfer(String(index), { url })), transfer('x'), transfer('y')];
  const action = plan(play(queued([]), { type: 'added', at: at(0), transfers: rows }), conditions());
  expect(action.type === 'send' && action.batch.transfers.map((row) => row.id)).toEqual(['0', '2', 'x', 'y']);
});

it('puts no two links with the same file name into a request, but all that one script gives out', () => {
  const ofUrls = (...urls: readonly string[]) => {
    const rows = urls.map((url, index) => transfer(String(index), { url }));
    const action = plan(play(queued([]), { type: 'added', at: at(0), transfers: rows }), conditions());
    return action.type === 'send' && action.batch.transfers.map((row) => row.id).join(',');
  };
  const video = (dir: string) => `https://host.example/${dir}/video.mp4`;
  const others = ['a', 'b', 'c'].map(urlOf);
  expect(ofUrls(video('1'), video('2'), `${video('3')}?token=1`, ...others)).toBe('0,3,4,5');
  const given = (id: string) => `https://host.example/get.php?id=${id}`;
  expect(ofUrls(given('1'), given('2'), given('3'), ...others)).toBe('0,1,2,3,4');
  const dirs = ['1', '2', '3', '4', '5', '6'].map((dir) => `https://host.example/${dir}/get?id=${dir}`);
  expect(ofUrls(...dirs)).toBe('0,1,2,3,4');
});

it.each([
  'https://1fichier.com/?abcdefghij0123456789&af=12',
  'https://1fichier.com/?ABCDEFGHIJ0123456789#top',
  'https://www.1fichier.com/?abcdefghij0123456789',
  'https://1fichier.com/en/?abcdefghij0123456789',
  'https://abcdefghij0123456789.1fichier.com/',
  'https://dl4free.com/?abcdefghij0123456789',
])('copies one file of 1fichier once in a request, though the other link is %s', (url) => {
  const urls = ['https://1fichier.com/?abcdefghij0123456789', url, 'https://1fichier.com/?zzzzz0123456789'];
  const more = ['1', '2', '3'].map((end) => `https://1fichier.com/?more${end}0123456789`);
  const rows = [...urls, ...more].map((link, index) => transfer(String(index), { url: link, kind: 'copy' }));
  const action = plan(play(queued([]), { type: 'added', at: at(0), transfers: rows }), conditions());
  expect(action.type === 'send' && action.batch.transfers.map((row) => row.id)).toEqual([
    '0',
    '2',
    '3',
    '4',
    '5',
  ]);
});

it('does not read a long queue for a link that looks different', () => {
  const like = Array.from({ length: 2_000 }, (_, index) =>
    transfer(`t${index + 1_000}`, { url: `https://host.example/${index}/video.mp4` }),
  );
  const rows = [...like, transfer('z')];
  const action = plan(play(queued([]), { type: 'added', at: at(0), transfers: rows }), conditions());
  expect(action.type === 'send' && action.batch.transfers.map((row) => row.id)).toEqual(['t1000']);
});
