import { i18n } from '#i18n';
import { folderName } from '@/components/folders/folder-name';
import { reasonText, reasonWithAdvice } from '@/components/texts/error-texts';
import { formatCount, formatDuration, formatMoment, formatSize } from '@/components/texts/format';
import { countText, pluralForm } from '@/components/texts/plural';
import type { Surroundings } from '@/components/texts/surroundings';
import type { UploadItem, UploadStage, UploadSum } from '@/components/upload/upload-item';
import { safeText } from '@/utils/links/display-name';
import type { Reason } from '@/utils/messaging/replies';
import type { UploadState } from '@/utils/uploads/upload-state';

const WORDS = {
  waiting: 'state_waiting',
  starting: 'state_sending',
  sending: 'state_sending',
  checking: 'state_checking',
  'at-1fichier': 'state_at_1fichier',
  done: 'state_done',
  failed: 'state_failed',
  unknown: 'upload_state_unknown',
  cancelled: 'state_cancelled',
} as const;

export function stageWord({ kind }: UploadStage): string {
  return i18n.t(WORDS[kind]);
}

/** Where a file goes, as `Films / Trip`. */
export function targetName({ folder, way }: Pick<UploadItem, 'folder' | 'way'>): string {
  return [folderName(folder), ...way.map(safeText)].join(' / ');
}

/** `12 MB of 400 MB · 3.2 MB/s · 2 min left` */
function progressWords(
  { sent, size, speed, leftMs }: Pick<UploadSum, 'sent' | 'size' | 'speed' | 'leftMs'>,
  locale: string,
): string {
  return [
    i18n.t('upload_bytes', [formatSize(sent, locale), formatSize(size, locale)]),
    speed !== null && i18n.t('upload_speed', [formatSize(speed, locale)]),
    leftMs !== null && i18n.t('upload_left', [formatDuration(leftMs, locale)]),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What stands behind the word of a state. */
export function stageNote({ stage, size, keptName, limit }: UploadItem, locale: string): string {
  const kept = keptName !== null && i18n.t('upload_kept_name', [keptName]);
  switch (stage.kind) {
    case 'waiting':
      return [formatSize(size, locale), kept].filter(Boolean).join(' · ');
    case 'starting':
      return i18n.t('upload_starting');
    case 'sending':
      return [progressWords({ ...stage, size }, locale), kept].filter(Boolean).join(' · ');
    case 'checking':
      return stage.problem === null
        ? i18n.t(`upload_checking_${stage.why}`)
        : reasonWithAdvice(stage.problem);
    case 'at-1fichier':
      return [i18n.t('upload_being_stored'), stage.problem && reasonWithAdvice(stage.problem)]
        .filter(Boolean)
        .join(' · ');
    case 'failed':
    case 'unknown': {
      const most = limit === null ? '' : ` ${i18n.t('upload_limit', [formatSize(limit, locale)])}`;
      return `${reasonWithAdvice(stage.reason)}${most}`;
    }
    case 'done':
      return [formatSize(size, locale), stage.isInMainFolder && i18n.t('upload_in_main_folder'), kept]
        .filter(Boolean)
        .join(' · ');
    case 'cancelled':
      return formatSize(size, locale);
  }
}

/** How far all of them are: `1 of 3 done, 1 failed · 12 MB of 400 MB · 3.2 MB/s · 2 min left`. */
export function sumWords(sum: UploadSum, locale: string): string {
  const form = pluralForm(sum.done, i18n.t('language'));
  const count = i18n.t(`upload_count_${form}`, [
    formatCount(sum.done, locale),
    formatCount(sum.total, locale),
  ]);
  const failed = sum.failed > 0 ? `, ${countText('upload_failed', sum.failed, locale)}` : '';
  const isMoving = sum.ended < sum.total;
  return [`${count}${failed}`, isMoving && progressWords(sum, locale)].filter(Boolean).join(' · ');
}

/** What is said when an upload has ended; null when the user ended it. */
export function endWords({
  name,
  state,
}: {
  readonly name: string;
  readonly state: UploadState;
}): string | null {
  switch (state.kind) {
    case 'done':
      return i18n.t('upload_told_done', [name]);
    case 'failed':
      if (state.reason.code === 'upload-as-guest') return `${name}: ${reasonWithAdvice(state.reason)}`;
      return i18n.t('upload_told_failed', [name, reasonWithAdvice(state.reason)]);
    case 'unknown':
      return i18n.t('upload_told_unknown', [name, reasonWithAdvice(state.reason)]);
    default:
      return null;
  }
}

/** Why the next does not begin, and until when. */
export function stopWords(stop: Reason, { locale, now }: Surroundings): string {
  return stop.until === null
    ? reasonWithAdvice(stop)
    : i18n.t('upload_stopped_until', [reasonText(stop), formatMoment(stop.until, now, locale)]);
}
