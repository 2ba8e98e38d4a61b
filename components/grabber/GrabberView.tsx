import type { ComponentProps } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { LiveRegion } from '@/components/controls/LiveRegion';
import { FilterBar } from '@/components/grabber/FilterBar';
import type { FootLine } from '@/components/grabber/foot-line';
import { GrabberHead } from '@/components/grabber/GrabberHead';
import { GrabberStateView } from '@/components/grabber/GrabberStateView';
import type { GrabberScreen } from '@/components/grabber/grabber-screen';
import { LinkTable } from '@/components/grabber/LinkTable';
import { PickedBar, type PickedBarProps } from '@/components/grabber/PickedBar';
import { RefusedList } from '@/components/grabber/RefusedList';
import { NoticeBar } from '@/components/popup/NoticeBar';
import { type Surroundings, SurroundingsContext } from '@/components/texts/surroundings';
import { WorkbenchView, type WorkbenchViewProps } from '@/components/workbench/WorkbenchView';

export type GrabberViewProps = {
  readonly surroundings: Surroundings;
  readonly screen: GrabberScreen;
  readonly head: ComponentProps<typeof GrabberHead>;
  readonly filterBar: ComponentProps<typeof FilterBar>;
  readonly table: ComponentProps<typeof LinkTable>;
  readonly pickedBar: Omit<PickedBarProps, 'directLinksRef'>;
  readonly workbench: WorkbenchViewProps;
  readonly states: Omit<ComponentProps<typeof GrabberStateView>, 'screen'>;
  readonly refused: ComponentProps<typeof RefusedList>['refused'];
  /** What the last action came to. */
  readonly line: FootLine | null;
  readonly notice: ComponentProps<typeof NoticeBar>;
  readonly announcement: { readonly message: string; readonly serial: number };
};

/** The whole grabber. */
export function GrabberView(props: GrabberViewProps) {
  const { screen, line } = props;
  const directLinks = useRef<HTMLButtonElement>(null);
  const before = useRef(screen.kind);
  // The workbench took the focus with it; whoever comes back from it stands at the way there.
  useLayoutEffect(() => {
    if (before.current === 'direct' && screen.kind !== 'direct') directLinks.current?.focus();
    before.current = screen.kind;
  }, [screen.kind]);
  const hasTable = screen.kind === 'links' || screen.kind === 'filtered';
  return (
    <SurroundingsContext.Provider value={props.surroundings}>
      <GrabberHead {...props.head} />
      {hasTable && <FilterBar {...props.filterBar} />}
      <main class="middle">
        {screen.kind === 'direct' ? (
          <WorkbenchView {...props.workbench} />
        ) : screen.kind === 'links' ? (
          <LinkTable {...props.table} />
        ) : (
          <GrabberStateView {...props.states} screen={screen} />
        )}
      </main>
      {(hasTable || screen.kind === 'direct' || line?.isBad) && (
        <p class={line?.isBad ? 'foot-line bad' : 'foot-line quiet'} role="status" title={line?.text}>
          {line?.text}
        </p>
      )}
      {hasTable && <RefusedList refused={props.refused} />}
      {hasTable && <PickedBar {...props.pickedBar} directLinksRef={directLinks} />}
      <NoticeBar {...props.notice} />
      <LiveRegion {...props.announcement} />
    </SurroundingsContext.Provider>
  );
}
