import type { ComponentChildren, ComponentProps, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { LiveRegion } from '@/components/controls/LiveRegion';
import { Breadcrumb } from '@/components/files/Breadcrumb';
import { FilesSide, type FilesSideProps } from '@/components/files/FilesSide';
import { FilesStateView, type FilesStateViewProps } from '@/components/files/FilesStateView';
import { FilesTable, type FilesTableProps } from '@/components/files/FilesTable';
import { FilesToolbar, type FilesToolbarProps } from '@/components/files/FilesToolbar';
import type { FilesScreen } from '@/components/files/files-screen';
import { PickedEntries, type PickedEntriesProps } from '@/components/files/PickedEntries';
import { isTyping } from '@/components/list/is-typing';
import { useFocusHome } from '@/components/page/use-focus-home';
import { NoticeBar } from '@/components/popup/NoticeBar';
import { type Surroundings, SurroundingsContext } from '@/components/texts/surroundings';

export type FilesViewProps = {
  readonly surroundings: Surroundings;
  readonly screen: FilesScreen;
  /** Of the open folder: the table of another starts anew. */
  readonly folderId: number;
  readonly side: FilesSideProps;
  readonly crumbs: ComponentProps<typeof Breadcrumb>;
  readonly toolbar: FilesToolbarProps;
  readonly table: FilesTableProps;
  readonly states: Omit<FilesStateViewProps, 'screen'>;
  readonly pickedBar: PickedEntriesProps;
  /** What the user must know of the list, such as that it is cut. */
  readonly warning: string | null;
  readonly line: { readonly text: string; readonly isBad: boolean } | null;
  readonly notice: ComponentProps<typeof NoticeBar>;
  readonly announcement: ComponentProps<typeof LiveRegion>;
  /** Dialogs and panels of what is done with files. */
  readonly children?: ComponentChildren;
};

/** The whole files page. */
export function FilesView(props: FilesViewProps) {
  const { screen, line, folderId, warning, states } = props;
  const middle = useRef<HTMLElement>(null);
  const seen = useRef(folderId);
  const home = () => middle.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]') ?? middle.current;
  useFocusHome(home);
  useEffect(() => {
    if (seen.current === folderId || screen.kind === 'loading') return;
    seen.current = folderId;
    // Whoever opens a folder with the keyboard goes on in it; while it was read the focus was where its list is now.
    if (document.activeElement === middle.current) home()?.focus({ preventScroll: true });
  }, [folderId, screen.kind]);
  const wasList = useRef(false);
  useEffect(() => {
    const isEmptied = wasList.current && screen.kind !== 'list';
    wasList.current = screen.kind === 'list';
    // The last row has gone, and with it the focus.
    if (isEmptied && document.activeElement === document.body) middle.current?.focus();
  }, [screen.kind]);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    const isBack = event.key === 'Backspace' && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!isBack || isTyping(event.target) || !states.canGoUp) return;
    event.preventDefault();
    states.onUp();
  };
  return (
    <SurroundingsContext.Provider value={props.surroundings}>
      <div class="files">
        <FilesSide {...props.side} />
        <div class="files-main">
          <header class="files-head">
            <Breadcrumb {...props.crumbs} />
            <FilesToolbar {...props.toolbar} />
            {warning && <p class="files-warning">{warning}</p>}
          </header>
          <main class="middle" ref={middle} tabIndex={-1} onKeyDown={onKeyDown}>
            {screen.kind === 'list' ? (
              <FilesTable key={folderId} {...props.table} />
            ) : (
              <FilesStateView {...states} screen={screen} />
            )}
          </main>
          <p class={line?.isBad ? 'foot-line bad' : 'foot-line quiet'} role="status" title={line?.text}>
            {line?.text}
          </p>
          <PickedEntries {...props.pickedBar} />
          <NoticeBar {...props.notice} />
        </div>
      </div>
      {props.children}
      <LiveRegion {...props.announcement} />
    </SurroundingsContext.Provider>
  );
}
