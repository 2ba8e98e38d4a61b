import { i18n } from '#i18n';
import { snake } from '@/components/texts/snake';
import type { ErrorCode } from '@/utils/fichier/errors';
import type { Reason } from '@/utils/messaging/replies';

/** What happened, in words. */
export function errorText(code: ErrorCode): string {
  return i18n.t(`error_${snake(code)}`);
}

/** The next step. */
export function adviceText(code: ErrorCode): string {
  return i18n.t(`advice_${snake(code)}`);
}

/** The codes under which the words of 1fichier, aria2 or the browser tell more than ours. */
const WORDS_MATTER: readonly ErrorCode[] = [
  'refused',
  'source-failed',
  'unsure',
  'vanished',
  'aria2-refused',
  'download-refused',
  'upload-refused',
  'node-trouble',
  'upload-missing',
  'upload-untold',
  // The link of the file stands there.
  'upload-as-guest',
];

/** 1fichier's own words to show beside ours; null when ours say it all. */
export function quotedWords(reason: Pick<Reason, 'code' | 'words'>): string | null {
  return reason.words && WORDS_MATTER.includes(reason.code) ? i18n.t('words_short', [reason.words]) : null;
}

/** What happened, with 1fichier's own words where they matter. */
export function reasonText(reason: Pick<Reason, 'code' | 'words'>): string {
  return [errorText(reason.code), quotedWords(reason)].filter(Boolean).join(' ');
}

/** What happened and the next step, as one text. */
export function reasonWithAdvice(reason: Pick<Reason, 'code' | 'words'>): string {
  return `${reasonText(reason)} ${adviceText(reason.code)}`;
}
