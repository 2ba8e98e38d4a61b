import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAccount } from '@/utils/fichier/wire-account';
import { readCopied, readFileLs, readFolderLs } from '@/utils/fichier/wire-files';
import { readDirectLink } from '@/utils/fichier/wire-link';
import { readRemoteLs, readRemoteRequest } from '@/utils/fichier/wire-remote';
import { readRemoteInfo } from '@/utils/fichier/wire-remote-info';

const KEY = 'k'.repeat(32);

describe('any JSON object', () => {
  it('is read or refused by every reader, and breaks none', () => {
    const readers = [
      readRemoteRequest,
      readRemoteLs,
      (json: Record<string, unknown>) => readRemoteInfo(json, 1, KEY),
      readAccount,
      readFileLs,
      (json: Record<string, unknown>) => readFolderLs(json, 0, true),
      readCopied,
      readDirectLink,
    ];
    const names = ['id', 'data', 'links', 'result', 'items', 'sub_folders', 'urls', 'url', 'offer', 'status'];
    const json = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.jsonValue());
    fc.assert(
      fc.property(fc.constantFrom(...readers), json, (read, object) => {
        expect(() => read(object)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});
