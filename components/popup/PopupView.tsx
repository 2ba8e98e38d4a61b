import type { ComponentProps } from 'preact';
import { i18n } from '#i18n';
import { LiveRegion } from '@/components/controls/LiveRegion';
import { VirtualList } from '@/components/list/VirtualList';
import type { RowRange } from '@/components/list/window';
import { AccountHeader } from '@/components/popup/AccountHeader';
import { ListToolbar } from '@/components/popup/ListToolbar';
import { NoticeBar } from '@/components/popup/NoticeBar';
import { PopupStateView } from '@/components/popup/PopupStateView';
import type { Notice, PopupScreen } from '@/components/popup/popup-screen';
import { RunBar } from '@/components/popup/RunBar';
import type { RowAction, RowNote } from '@/components/popup/row-note';
import { SendBox } from '@/components/popup/SendBox';
import { TransferRow } from '@/components/popup/TransferRow';
import { type Surroundings, SurroundingsContext } from '@/components/texts/surroundings';
import type { Status, TransferView } from '@/utils/messaging/protocol';

export type PopupViewProps = {
  readonly surroundings: Surroundings;
  readonly status: Status | null;
  readonly screen: PopupScreen;
  readonly notice: Notice | null;
  readonly items: readonly TransferView[];
  readonly total: number;
  readonly notes: ReadonlyMap<string, RowNote>;
  readonly sendBox: ComponentProps<typeof SendBox>;
  readonly toolbar: ComponentProps<typeof ListToolbar>;
  readonly run: ComponentProps<typeof RunBar>;
  readonly announcement: { readonly message: string; readonly serial: number };
  readonly trying: boolean;
  readonly onSight: (range: RowRange) => void;
  readonly onAction: (action: RowAction, item: TransferView) => void;
  readonly onPassword: (item: TransferView, password: string) => void;
  readonly onGrab: () => void;
  readonly onFiles: () => void;
  readonly onOptions: () => void;
  readonly onTryNow: () => void;
  readonly onTryAgain: () => void;
  /** Puts away what failed. */
  readonly onDismiss: () => void;
};

const idOf = (item: TransferView) => item.id;

/** The whole popup. */
export function PopupView(props: PopupViewProps) {
  const { screen, onOptions, onTryAgain, onAction, onPassword, notes } = props;
  return (
    <SurroundingsContext.Provider value={props.surroundings}>
      <AccountHeader
        status={props.status}
        onGrab={props.onGrab}
        onFiles={props.onFiles}
        onOptions={onOptions}
      />
      <SendBox {...props.sendBox} />
      <ListToolbar {...props.toolbar} />
      <main class="middle">
        {screen.kind === 'list' ? (
          <VirtualList
            key={props.toolbar.filter}
            label={i18n.t('transfers_label')}
            items={props.items}
            total={props.total}
            keyOf={idOf}
            onSight={props.onSight}
            renderRow={(item, { active }) => (
              <TransferRow
                item={item}
                note={notes.get(item.id)}
                active={active}
                onAction={onAction}
                onPassword={onPassword}
              />
            )}
          />
        ) : (
          <PopupStateView screen={screen} onOptions={onOptions} onTryAgain={onTryAgain} />
        )}
      </main>
      <NoticeBar
        notice={props.notice}
        trying={props.trying}
        onTryNow={props.onTryNow}
        onTryAgain={onTryAgain}
        onOptions={onOptions}
        onDismiss={props.onDismiss}
        onAnswer={props.run.onAction}
        answering={props.run.busy}
      />
      <RunBar {...props.run} />
      <LiveRegion {...props.announcement} />
    </SurroundingsContext.Provider>
  );
}
