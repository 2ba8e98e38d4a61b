import { Lock } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { FileName } from '@/components/controls/FileName';
import { PasswordForm } from '@/components/controls/PasswordForm';
import { Icon } from '@/components/icon/Icon';
import { RowActions } from '@/components/popup/RowActions';
import { afterEntering, asksPassword, type RowAction, type RowNote } from '@/components/popup/row-note';
import { passwordLine, rowFacts, rowFootnote, rowReason } from '@/components/popup/row-text';
import { STATE_ICONS } from '@/components/popup/state-icons';
import { stateWord } from '@/components/texts/state-word';
import { useSurroundings } from '@/components/texts/surroundings';
import type { TransferView } from '@/utils/messaging/protocol';

type TransferRowProps = {
  readonly item: TransferView;
  readonly note: RowNote | undefined;
  readonly active: boolean;
  readonly onAction: (action: RowAction, item: TransferView) => void;
  readonly onPassword: (item: TransferView, password: string) => void;
};

/** How many square buttons stand beside a reason, `Details` among them. */
function iconButtons({ can }: TransferView): number {
  return [true, can.lookInFolder, can.enterPassword, can.retry, can.cancel, can.remove].filter(Boolean)
    .length;
}

/**
 * One transfer on three short lines, whatever its state, so that nothing moves when the state changes. A reason that is
 * longer unfolds over the rows below; what the user has just asked for and did not get unfolds by itself.
 */
export function TransferRow({ item: stored, note, active, onAction, onPassword }: TransferRowProps) {
  const surroundings = useSurroundings();
  const [unfolded, setUnfolded] = useState(false);
  const item = afterEntering(stored, note);
  const asks = asksPassword(item, note);
  const row = useRef<HTMLDivElement>(null);
  /** The user is at the password of this row: the field takes the focus when it comes, or comes again. */
  const isEntering = useRef(false);
  useLayoutEffect(() => {
    if (!asks || !isEntering.current) return;
    isEntering.current = false;
    row.current?.querySelector<HTMLInputElement>('input[type="password"]')?.focus();
  }, [asks]);

  const answerFailed = note?.kind === 'failed' || note?.kind === 'copy-failed';
  const reason = asks && !answerFailed ? null : rowReason(item, note, surroundings);
  const facts = rowFacts(item, surroundings);
  const lineId = `row-${item.id}`;
  const expanded = reason === null ? null : unfolded || answerFailed;

  const toggle = () => {
    if (answerFailed) onAction('dismiss-note', item);
    setUnfolded(!expanded);
  };
  const act = (action: RowAction) => {
    isEntering.current = action === 'ask-password';
    onAction(action, item);
  };
  const classes = [
    'row',
    `row-${item.state}`,
    asks && 'row-asks',
    expanded && 'row-expanded',
    answerFailed && 'row-answer-failed',
  ];
  return (
    <div class={classes.filter(Boolean).join(' ')} ref={row}>
      <span class="row-icon">
        <Icon node={asks ? Lock : STATE_ICONS[item.state]} />
      </span>
      <FileName name={item.name} tooltip={`${item.name}\n${item.source}`} />
      {asks && reason === null && (
        <p class="row-line row-word" id={lineId} title={passwordLine(item)}>
          {passwordLine(item)}
        </p>
      )}
      {!asks && reason === null && (
        <p class="row-line" title={facts}>
          <span class="row-word">{stateWord(item, surroundings)}</span>
          {facts && <span class="quiet">{` · ${facts}`}</span>}
        </p>
      )}
      {reason !== null && (
        <p class="row-reason" id={lineId} title={reason}>
          <span class="row-hole" style={{ '--buttons': iconButtons(item) }} />
          <span class="row-word">{stateWord(item, surroundings)}</span>
          {' · '}
          {reason}
        </p>
      )}
      {!asks && (reason === null || expanded) && (
        <p class="row-line row-footnote quiet">{rowFootnote(item, note, surroundings)}</p>
      )}
      {asks && (
        <div class="row-password">
          <PasswordForm
            label={i18n.t('password_of', [item.name])}
            action={i18n.t('action_copy_with_password')}
            isWrong={item.reason?.code === 'password-wrong'}
            tabIndex={active ? 0 : -1}
            describedBy={lineId}
            onEnter={(password) => {
              isEntering.current = true;
              onPassword(item, password);
            }}
            onLeave={() => act('leave-password')}
          />
        </div>
      )}
      <RowActions
        item={item}
        note={note}
        active={active}
        asks={asks}
        expanded={expanded}
        onToggle={toggle}
        onAction={act}
      />
    </div>
  );
}
