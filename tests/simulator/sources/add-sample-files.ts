import { addFile } from '../model/files.ts';
import type { World } from '../model/world.ts';
import { sampleBytes } from './sample-files.ts';

const LENGTH = 4096;
const SHARED = sampleBytes('/shared-by-another.zip', LENGTH);
const BOUND = sampleBytes('/bound-to-its-domain.zip', LENGTH);

/** The files of others that the sample page links to. */
export function addSampleFiles(world: World): void {
  addFile(world, {
    id: 'sharedbyanother00001',
    filename: 'shared-by-another.zip',
    bytes: SHARED,
  });
  addFile(world, {
    id: 'sharedbyanother00002',
    filename: 'bound-to-its-domain.zip',
    bytes: BOUND,
    domain: 'alterupload.com',
    bound: true,
  });
}
