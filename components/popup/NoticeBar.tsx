import {
  CircleAlert,
  CirclePause,
  type IconNode,
  Info,
  KeyRound,
  ShieldAlert,
  Unplug,
  WifiOff,
} from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { Icon } from '@/components/icon/Icon';
import { noticeText } from '@/components/popup/notice-text';
import type { Notice } from '@/components/popup/popup-screen';
import { useSurroundings } from '@/components/texts/surroundings';

const ICONS: Readonly<Record<Notice['kind'], IconNode>> = {
  broken: Unplug,
  'no-key': KeyRound,
  'no-permission': ShieldAlert,
  hold: CirclePause,
  offline: WifiOff,
  'offline-files': WifiOff,
  unreadable: CircleAlert,
  'estimated-end': Info,
};

type NoticeBarProps = {
  readonly notice: Notice | null;
  readonly trying: boolean;
  readonly onTryNow: () => void;
  readonly onTryAgain: () => void;
  readonly onOptions: () => void;
};

/** The strip at the foot: it may come and go without moving a single row. */
export function NoticeBar({ notice, trying, onTryNow, onTryAgain, onOptions }: NoticeBarProps) {
  const surroundings = useSurroundings();
  if (!notice) return null;
  const { title, text } = noticeText(notice, surroundings);
  const grant = notice.kind === 'no-permission' || (notice.kind === 'hold' && notice.hold.action === 'grant');
  const options = notice.kind === 'no-key' || (notice.kind === 'hold' && notice.hold.action === 'options');
  const tryNowAt = notice.kind === 'hold' ? notice.hold.tryNowAt : null;
  return (
    <aside class={notice.kind === 'estimated-end' ? 'notice notice-calm' : 'notice'} aria-live="polite">
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
      </div>
    </aside>
  );
}
