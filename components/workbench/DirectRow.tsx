import { Copy, Download, RotateCw, SendHorizontal } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { FileName } from '@/components/controls/FileName';
import { PasswordForm } from '@/components/controls/PasswordForm';
import { Icon } from '@/components/icon/Icon';
import { formatCountdown, formatSize } from '@/components/texts/format';
import { useSurroundings } from '@/components/texts/surroundings';
import { type DirectItem, isReady } from '@/components/workbench/direct-item';
import { directLook, directNote, LOOK_ICONS } from '@/components/workbench/direct-words';
import type { Downloader } from '@/utils/messaging/links-protocol';

export type DirectRowActions = {
  readonly onCopy: (item: DirectItem) => void;
  readonly onHand: (to: Downloader, key: string) => void;
  readonly onAgain: (key: string) => void;
  readonly onPassword: (key: string, password: string) => void;
};

type DirectRowProps = DirectRowActions & {
  readonly item: DirectItem;
  readonly active: boolean;
  /** Epoch ms, by the second. */
  readonly now: number;
  readonly hasAria2: boolean;
};

/** One file of the workbench. Its buttons have their places before they are there, so that nothing moves. */
export function DirectRow({ item, active, now, hasAria2, ...actions }: DirectRowProps) {
  const { locale } = useSurroundings();
  const look = directLook(item, now);
  const note = directNote(item);
  const tabIndex = active ? 0 : -1;
  const left = look === 'ready' && isReady(item) ? formatCountdown(item.state.expiresAt - now) : null;
  return (
    <div class={`direct-row direct-${look}`}>
      <span class="row-icon">
        <Icon node={LOOK_ICONS[look]} spin={look === 'asking'} />
      </span>
      <FileName name={item.name} tooltip={`${item.name}\n${item.link}`} />
      <p class="direct-line">
        <span class="row-word">{i18n.t(`direct_${look}`)}</span>
        {left !== null && <span class="countdown">{i18n.t('direct_left', [left])}</span>}
        {item.size !== null && <span class="quiet">{formatSize(item.size, locale)}</span>}
        {note.text && (
          <span class={note.isBad ? 'direct-note bad' : 'direct-note quiet'} title={note.text}>
            {note.text}
          </span>
        )}
      </p>
      <div class="direct-actions">
        {look === 'password' && (
          <PasswordForm
            label={i18n.t('password_of', [item.name])}
            action={i18n.t('action_go_on')}
            isWrong={item.state.kind === 'password' && item.state.isWrong}
            tabIndex={tabIndex}
            onEnter={(password) => actions.onPassword(item.key, password)}
          />
        )}
        {look === 'ready' && (
          <>
            <Button
              look="icon"
              icon={Download}
              label={i18n.t('action_download')}
              tabIndex={tabIndex}
              onPress={() => actions.onHand('browser', item.key)}
            />
            {hasAria2 && (
              <Button
                look="icon"
                icon={SendHorizontal}
                label={i18n.t('action_aria2')}
                tabIndex={tabIndex}
                onPress={() => actions.onHand('aria2', item.key)}
              />
            )}
            <Button
              look="plain"
              icon={Copy}
              label={i18n.t('action_copy')}
              tabIndex={tabIndex}
              onPress={() => actions.onCopy(item)}
            />
          </>
        )}
        {(look === 'expired' || look === 'failed' || look === 'cancelled') && (
          <Button
            look="plain"
            icon={RotateCw}
            label={i18n.t(look === 'expired' ? 'action_renew' : 'action_retry')}
            tabIndex={tabIndex}
            onPress={() => actions.onAgain(item.key)}
          />
        )}
      </div>
    </div>
  );
}
