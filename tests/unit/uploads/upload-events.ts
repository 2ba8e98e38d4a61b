import type { UploadEvent, UploadState } from '@/utils/uploads/upload-state';

export const MB = 1024 * 1024;
export const SIZE = 400 * MB;
export const WAITING: UploadState = { kind: 'waiting' };
export const reason = (
  code: 'offline' | 'upload-missing' | 'upload-untold' | 'node-trouble' | 'flood-ip',
  until: number | null = null,
) => ({
  code,
  words: null,
  until,
});

export const start: UploadEvent = { type: 'start', size: SIZE };
export const begun = (id = 'A'): UploadEvent => ({
  type: 'begun',
  id,
  url: `https://up2.1fichier.com/upload.cgi?id=${id}`,
});
export const progress = (sent: number, id = 'A'): UploadEvent => ({
  type: 'progress',
  id,
  sent,
  total: SIZE + 300,
});
export const allOut = (id = 'A'): UploadEvent => ({ type: 'all-out', id });
export const cut = (id = 'A'): UploadEvent => ({ type: 'cut', id });
export const cancel: UploadEvent = { type: 'cancel' };
export const answered = (
  answer: Extract<UploadEvent, { type: 'answered' }>['answer'],
  id = 'A',
): UploadEvent => ({
  type: 'answered',
  id,
  answer,
});
export const STORED = { kind: 'stored' } as const;
export const NO_FILE = { kind: 'refused', code: 'upload-refused', words: 'Pas de fichier' } as const;
export const CANNOT_OPEN = { kind: 'retry-node', code: 'node-trouble', words: 'Ne peut ouvrir' } as const;
export const UNSETTLED = { kind: 'unsettled', words: null } as const;
export const reported = (
  report: Extract<UploadEvent, { type: 'reported' }>['report'],
  id = 'A',
): UploadEvent => ({
  type: 'reported',
  id,
  report,
});
export const FILES = [{ url: 'https://1fichier.com/?abcdefghij', name: 'film.mkv', size: SIZE }];
