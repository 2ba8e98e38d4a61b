import { describe, expect, it } from 'vitest';
import { storageFault } from '@/utils/store/storage-fault';

describe('what a storage failed with', () => {
  it.each([
    ['Firefox, a database', new DOMException('exceeded its quota limitations.', 'QuotaExceededError')],
    [
      'Firefox, an area',
      new Error('QuotaExceededError: storage.local API call exceeded its quota limitations.'),
    ],
    [
      'Chromium, a database',
      new DOMException(
        'Connection is closing because of: IO error: .../000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3::WritableFileAppend::8)',
        'UnknownError',
      ),
    ],
    ['Chromium, an area', new Error('IO error: .../000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3::8)')],
  ])('is a full disk in %s', (_where, error) => {
    expect(storageFault(error)).toBe('storage-full');
  });

  it.each([
    ['Chromium, afterwards', new DOMException('The database connection is closing.', 'InvalidStateError')],
    ['a transaction without a reason', new DOMException('AbortError', 'AbortError')],
    ['Firefox, an area, afterwards', new Error('An unexpected error occurred')],
    ['a torn database', new DOMException('Internal error opening backing store', 'UnknownError')],
  ])('may be a full disk: %s', (_where, error) => {
    expect(storageFault(error)).toBe('storage');
  });

  it.each([[new TypeError('x is undefined')], [new Error('bug')], ['AbortError'], [undefined]])(
    'is none in %s',
    (error) => {
      expect(storageFault(error)).toBeNull();
    },
  );
});
