import { useState } from 'preact/hooks';
import { FileName } from '@/components/controls/FileName';
import { Icon } from '@/components/icon/Icon';
import { RowActions } from '@/components/popup/RowActions';
import type { RowAction, RowNote } from '@/components/popup/row-note';
import { rowFacts, rowFootnote, rowReason } from '@/components/popup/row-text';
import { STATE_ICONS } from '@/components/popup/state-icons';
import { stateWord } from '@/components/texts/state-word';
import { useSurroundings } from '@/components/texts/surroundings';
import type { TransferView } from '@/utils/messaging/protocol';

type TransferRowProps = {
  readonly item: TransferView;
  readonly note: RowNote | undefined;
  readonly active: boolean;
  readonly onAction: (action: RowAction, item: TransferView) => void;
};

/** How many square buttons stand beside a reason, `Details` among them. */
function iconButtons({ can }: TransferView): number {
  return [true, can.lookInFolder, can.retry, can.cancel, can.remove].filter(Boolean).length;
}

/**
 * One transfer on three short lines, whatever its state, so that nothing moves when the state changes. A reason that is
 * longer unfolds over the rows below; what the user has just asked for and did not get unfolds by itself.
 */
export function TransferRow({ item, note, active, onAction }: TransferRowProps) {
  const surroundings = useSurroundings();
  const [unfolded, setUnfolded] = useState(false);
  const answerFailed = note?.kind === 'failed' || note?.kind === 'copy-failed';
  const reason = rowReason(item, note, surroundings);
  const facts = rowFacts(item, surroundings);
  const expanded = reason === null ? null : unfolded || answerFailed;

  const toggle = () => {
    if (answerFailed) onAction('dismiss-note', item);
    setUnfolded(!expanded);
  };
  const classes = [
    'row',
    `row-${item.state}`,
    expanded && 'row-expanded',
    answerFailed && 'row-answer-failed',
  ];
  return (
    <div class={classes.filter(Boolean).join(' ')}>
      <span class="row-icon">
        <Icon node={STATE_ICONS[item.state]} />
      </span>
      <FileName name={item.name} tooltip={`${item.name}\n${item.source}`} />
      {reason === null ? (
        <p class="row-line" title={facts}>
          <span class="row-word">{stateWord(item, surroundings)}</span>
          {facts && <span class="quiet">{` · ${facts}`}</span>}
        </p>
      ) : (
        <p class="row-reason" title={reason}>
          <span class="row-hole" style={{ '--buttons': iconButtons(item) }} />
          <span class="row-word">{stateWord(item, surroundings)}</span>
          {' · '}
          {reason}
        </p>
      )}
      {(reason === null || expanded) && (
        <p class="row-line row-footnote quiet">{rowFootnote(item, note, surroundings)}</p>
      )}
      <RowActions
        item={item}
        note={note}
        active={active}
        expanded={expanded}
        onToggle={toggle}
        onAction={(action) => onAction(action, item)}
      />
    </div>
  );
}
