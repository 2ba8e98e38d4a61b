import {
  CircleAlert,
  CirclePause,
  type IconNode,
  Info,
  KeyRound,
  ShieldAlert,
  Unplug,
  WifiOff,
  X,
} from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { Icon } from '@/components/icon/Icon';
import { NoticeAnswers } from '@/components/popup/NoticeAnswers';
import { noticeText } from '@/components/popup/notice-text';
import type { Notice } from '@/components/popup/popup-screen';
import type { NoticeAnswer, RunAction } from '@/components/popup/run-view';
import { useSurroundings } from '@/components/texts/surroundings';

const ICONS: Readonly<Record<Notice['kind'], IconNode>> = {
  broken: Unplug,
  lost: CircleAlert,
  'no-key': KeyRound,
  'no-permission': ShieldAlert,
  hold: CirclePause,
  offline: WifiOff,
  'offline-files': WifiOff,
  unreadable: CircleAlert,
  'estimated-end': Info,
  'copy-failed': CircleAlert,
  'act-failed': CircleAlert,
};

type NoticeBarProps = {
  readonly notice: Notice | null;
  readonly trying: boolean;
  readonly onTryNow: () => void;
  readonly onTryAgain: () => void;
  readonly onOptions: () => void;
  /** Puts away what failed, or what need not be answered now, on a page that shows it here. */
  readonly onDismiss?: () => void;
  /** On a page where notices can be answered. */
  readonly onAnswer?: (answer: NoticeAnswer) => void;
  /** What was answered and is not done yet. */
  readonly answering?: RunAction | null;
};

/** The strip at the foot: it may come and go without moving a single row. */
export function NoticeBar(props: NoticeBarProps) {
  const { notice, trying, onTryNow, onTryAgain, onOptions, onDismiss, onAnswer } = props;
  const surroundings = useSurroundings();
  if (!notice) return null;
  const { title, text } = noticeText(notice, surroundings);
  const grant = notice.kind === 'no-permission' || (notice.kind === 'hold' && notice.hold.action === 'grant');
  const action = notice.kind === 'hold' ? notice.hold.action : null;
  const options = notice.kind === 'no-key' || action === 'options' || (action === 'claim' && !onAnswer);
  const isQuestion = onAnswer !== undefined && (notice.kind === 'lost' || action === 'claim');
  const tryNowAt = notice.kind === 'hold' ? notice.hold.tryNowAt : null;
  const isFailure = notice.kind === 'copy-failed' || notice.kind === 'act-failed';
  const content = (
    <>
      <Icon node={ICONS[notice.kind]} />
      <p title={`${title} ${text}`.trim()}>
        <strong>{title}</strong>
        {text && ` ${text}`}
      </p>
      <div class="notice-actions">
        {tryNowAt !== null && (
          <Button
            label={i18n.t('action_try_now')}
            disabled={tryNowAt > surroundings.now}
            busy={trying}
            onPress={onTryNow}
          />
        )}
        {notice.kind === 'broken' && <Button label={i18n.t('action_try_again')} onPress={onTryAgain} />}
        {grant && <Button label={i18n.t('action_grant')} onPress={onOptions} />}
        {options && <Button label={i18n.t('action_options')} onPress={onOptions} />}
        {isQuestion && <NoticeAnswers notice={notice} busy={props.answering ?? null} onAnswer={onAnswer} />}
        {notice.kind === 'lost' && onDismiss && (
          <Button look="plain" label={i18n.t('action_not_now')} onPress={onDismiss} />
        )}
        {isFailure && onDismiss && (
          <Button look="icon" icon={X} label={i18n.t('action_close')} onPress={onDismiss} />
        )}
      </div>
    </>
  );
  if (isFailure) {
    return (
      <div class="notice" role="alert">
        {content}
      </div>
    );
  }
  return (
    <aside class={`notice${toneOf(notice)}${isQuestion ? ' notice-question' : ''}`} aria-live="polite">
      {content}
    </aside>
  );
}

const toneOf = ({ kind }: Notice) => (kind === 'estimated-end' ? ' notice-calm' : '');
