import type { TargetedKeyboardEvent, TargetedMouseEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { FolderRow, type FolderRowProps } from '@/components/folders/FolderRow';
import type { FolderPickerActions } from '@/components/folders/folder-picker-view';
import type { PickerRow } from '@/components/folders/picker-rows';
import { isRowOpen, treeMove, typedAhead } from '@/components/folders/tree-keys';
import { useListFocus } from '@/components/list/use-list-focus';
import { useRowsInSight } from '@/components/list/use-rows-in-sight';
import { rowForKey, scrollTopToShow } from '@/components/list/window';
import type { FolderRef } from '@/utils/messaging/files-protocol';

type FolderTreeProps = {
  readonly rows: readonly PickerRow[];
  readonly chosenId: number | null;
  readonly pinned: readonly FolderRef[];
  readonly actions: Pick<FolderPickerActions, 'setGroupOpen' | 'setFolderOpen'>;
  readonly renderTools: FolderRowProps['renderTools'];
  readonly onChoose: (folder: FolderRef) => void;
};

const SPARE_ROWS = 6;
/** Letters typed closer together than this belong to one name. */
const TYPING_PAUSE_MS = 800;

/** The folders as a tree of which only the rows in sight are drawn, with the keys of the ARIA tree pattern. */
export function FolderTree({ rows, chosenId, pinned, actions, renderTools, onChoose }: FolderTreeProps) {
  const box = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const keys = rows.map(({ key }) => key);
  const total = rows.length;
  const isChosen = ({ content }: PickerRow) => content.kind === 'folder' && content.folder.id === chosenId;
  const start = Math.max(0, rows.findIndex(isChosen));
  const { range, viewport } = useRowsInSight({ box, keys, total, spare: SPARE_ROWS });
  const focus = useListFocus({ box, keys, total, start });
  const scrolledTo = useRef<number | null>(null);
  useLayoutEffect(() => {
    focus.rest(start);
    if (scrolledTo.current === chosenId || !rows.some(isChosen)) return;
    scrolledTo.current = chosenId;
    if (box.current) box.current.scrollTop = scrollTopToShow(start, viewport());
  }, [chosenId, start]);

  function setOpen({ content }: PickerRow, isOpen: boolean): void {
    if (content.kind === 'group') actions.setGroupOpen(content.group, isOpen);
    if (content.kind === 'folder') actions.setFolderOpen(content.folder.id, isOpen);
  }
  function press(row: PickerRow): void {
    const { content } = row;
    if (content.kind === 'folder') onChoose(content.folder);
    if (content.kind === 'group') setOpen(row, !content.isOpen);
    if (content.kind === 'failed') actions.setFolderOpen(content.folderId, true);
  }
  function go(index: number): void {
    if (box.current) box.current.scrollTop = scrollTopToShow(index, viewport());
    focus.moveTo(index);
  }
  function typeAhead(letter: string, at: number): void {
    const isNew = at - typed.current.at > TYPING_PAUSE_MS;
    typed.current = { text: isNew ? letter : typed.current.text + letter, at };
    const index = typedAhead(rows, focus.index, typed.current.text);
    if (index !== null) go(index);
  }
  /** True when the key did something. */
  function react({ key, target, timeStamp }: KeyboardEvent): boolean {
    const index = rowForKey(key, focus.index, viewport());
    if (index !== null) {
      go(index);
      return true;
    }
    // A button in the row has its own use for the other keys.
    if (!(target instanceof Element) || !target.matches('[role=treeitem]')) return false;
    const row = rows[focus.index];
    const isName = Array.from(key).length === 1 && (key !== ' ' || isTyping(timeStamp));
    if (isName) {
      typeAhead(key, timeStamp);
      return true;
    }
    const move = treeMove(key, rows, focus.index);
    if (move === null || row === undefined) return false;
    if (move.kind === 'go') go(move.index);
    else if (move.kind === 'press') press(row);
    else setOpen(row, move.kind === 'open');
    return true;
  }
  const isTyping = (at: number) => typed.current.text !== '' && at - typed.current.at <= TYPING_PAUSE_MS;
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (react(event)) event.preventDefault();
  };

  const onClick = ({ target }: TargetedMouseEvent<HTMLDivElement>) => {
    if (!(target instanceof Element) || target.closest('button')) return;
    const row = rows[Number(target.closest('[data-row]')?.getAttribute('data-row') ?? Number.NaN)];
    if (row === undefined) return;
    const isOpen = isRowOpen(row);
    if (isOpen !== null && target.closest('.tree-toggle')) setOpen(row, !isOpen);
    else press(row);
  };

  const indexes = Array.from({ length: range.end - range.start }, (_, offset) => range.start + offset);
  if (focus.index < total && !indexes.includes(focus.index)) indexes.push(focus.index);
  const pinnedIds = new Set(pinned.map(({ id }) => id));
  return (
    <div class="tree-box" ref={box}>
      <div
        class="tree"
        role="tree"
        aria-label={i18n.t('folder_tree')}
        style={{ '--total': total }}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocusIn={focus.onFocusIn}
        onFocusOut={focus.onFocusOut}
      >
        {indexes
          .sort((a, b) => a - b)
          .map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            const { content } = row;
            return (
              <FolderRow
                key={row.key}
                row={row}
                index={index}
                active={index === focus.index}
                chosen={isChosen(row)}
                pinned={content.kind === 'folder' && pinnedIds.has(content.folder.id)}
                renderTools={renderTools}
              />
            );
          })}
      </div>
    </div>
  );
}
