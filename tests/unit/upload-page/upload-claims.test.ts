import { describe, expect, it } from 'vitest';
import { createUploadClaims } from '@/entrypoints/files/upload/upload-claims';

type Granted = (lock: Lock | null) => unknown;

/** The locks of a browser, as far as they are used: a name is held until the promise of its holder is settled. */
function fakeLocks() {
  const held = new Set<string>();
  const request = async (name: string, _options: LockOptions, granted: Granted): Promise<void> => {
    if (held.has(name)) return void granted(null);
    held.add(name);
    await granted({ name, mode: 'exclusive' });
    held.delete(name);
  };
  return { request } as unknown as Pick<LockManager, 'request'>;
}

describe('claims on uploads', () => {
  it('are held by one page, until it lets go', async () => {
    const locks = fakeLocks();
    const one = createUploadClaims(locks);
    const other = createUploadClaims(locks);
    expect(await one.take('a')).toBe(true);
    expect(await other.take('a')).toBe(false);
    expect(await other.take('b')).toBe(true);
    one.letGo('a');
    await Promise.resolve();
    expect(await other.take('a')).toBe(true);
  });
});
