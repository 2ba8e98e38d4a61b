import { expect, it } from 'vitest';
import { linkOf } from './support/fake-fichier';
import { VirtualWorld } from './support/virtual-world';

const URL_A = 'https://host.example/a.bin';

it('sends a link once, follows it and ends with its share link, name and size', async () => {
  const world = new VirtualWorld();
  await world.add([URL_A]);
  await world.pass(60_000);
  expect(world.fichier.calls).toEqual([
    'list',
    `request ${URL_A}`,
    'list',
    'list',
    'list',
    expect.stringMatching(/^info \d+$/),
    expect.stringMatching(/^files 0 date-\d+$/),
  ]);
  expect(world.transfer(URL_A)).toMatchObject({
    state: 'done',
    link: linkOf(URL_A),
    name: 'a.bin',
    size: 1234,
  });
  expect(world.ended.map((row) => row.state)).toEqual(['done']);
  expect(world.broken).toEqual([]);
});
