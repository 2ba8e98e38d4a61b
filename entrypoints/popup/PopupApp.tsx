import { pickerProps } from '@/components/folders/picker-props';
import { PopupView } from '@/components/popup/PopupView';
import { runView } from '@/components/popup/run-view';
import { insertText } from '@/entrypoints/popup/insert-text';
import type { Popup } from '@/entrypoints/popup/popup-state';

type PopupAppProps = {
  readonly popup: Popup;
  readonly locale: string;
  readonly onFiles: () => void;
  readonly onOptions: () => void;
};

/** Joins what the popup knows to what it shows. */
export function PopupApp({ popup, locale, onFiles, onOptions }: PopupAppProps) {
  const { feed, folders, sendBox, rows, run } = popup;
  const { items, total, counts } = feed.shown.value;
  return (
    <PopupView
      surroundings={{ locale, now: popup.now.value }}
      status={popup.status.value}
      screen={popup.screen.value}
      notice={popup.notice.value}
      items={items}
      total={total ?? 0}
      notes={rows.notes.value}
      announcement={popup.announcement.value}
      trying={popup.trying.value}
      sendBox={{
        text: sendBox.text.value,
        state: sendBox.state.value,
        folder: sendBox.folder.value,
        folders: pickerProps(folders),
        onText: sendBox.type,
        onPasteHtml: (html, plain, box) => sendBox.pasteHtml(html, plain, (text) => insertText(box, text)),
        onFolder: sendBox.chooseFolder,
        onSend: () => void sendBox.send(),
        found: sendBox.found.value,
        opening: sendBox.opening.value,
        onListFiles: (url) => void sendBox.listFiles(url),
      }}
      toolbar={{
        counts,
        filter: feed.filter.value,
        allCopied: popup.allCopied.value,
        onFilter: feed.setFilter,
        onCopyAll: () => void popup.copyAll(),
      }}
      run={{
        view: runView(popup.status.value),
        busy: run.busy.value,
        onAction: (action) => void run.run(action),
      }}
      onSight={feed.sight}
      onAction={(action, item) => void rows.run(action, item)}
      onPassword={(item, password) => void rows.copyWithPassword(item, password)}
      onGrab={() => void popup.grab()}
      onFiles={onFiles}
      onOptions={onOptions}
      onTryNow={() => void popup.tryNow()}
      onTryAgain={popup.tryAgain}
      onDismiss={popup.dismiss}
    />
  );
}
