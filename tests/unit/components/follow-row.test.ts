import { describe, expect, it } from 'vitest';
import { followRow } from '@/components/list/follow-row';

describe('the row in use', () => {
  it('moves with its transfer', () => {
    expect(followRow({ index: 1, key: 'b' }, ['new', 'a', 'b'], 3)).toEqual({ index: 2, key: 'b' });
  });

  it('is what took the place of a transfer that is gone', () => {
    expect(followRow({ index: 1, key: 'b' }, ['a', 'c'], 2)).toEqual({ index: 1, key: 'c' });
  });

  it('is the last one when the last transfer is gone', () => {
    expect(followRow({ index: 2, key: 'c' }, ['a', 'b'], 2)).toEqual({ index: 1, key: 'b' });
  });

  it('takes the name of its transfer once that is loaded', () => {
    expect(followRow({ index: 2, key: null }, ['a', 'b'], 5)).toEqual({ index: 2, key: null });
    expect(followRow({ index: 2, key: null }, ['a', 'b', 'c'], 5)).toEqual({ index: 2, key: 'c' });
  });

  it('is the first one in an empty list', () => {
    expect(followRow({ index: 4, key: 'x' }, [], 0)).toEqual({ index: 0, key: null });
  });
});
