import type { TargetedClipboardEvent, TargetedKeyboardEvent } from 'preact';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { FolderPicker } from '@/components/folders/FolderPicker';
import type { PickerProps } from '@/components/folders/picker-props';
import { FoundFolders } from '@/components/popup/FoundFolders';
import { refusals, type SendState, sendLine } from '@/components/popup/send-outcome';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';
import type { FolderRef } from '@/utils/messaging/files-protocol';

const FEWEST_LINES = 2;
const MOST_LINES = 5;
const REFUSALS_SHOWN = 3;

/** How many lines the box shows for a text. */
export function boxLines(text: string): number {
  return Math.min(MOST_LINES, Math.max(FEWEST_LINES, text.split('\n').length));
}

type SendBoxProps = {
  readonly text: string;
  readonly state: SendState;
  readonly folder: FolderRef;
  readonly folders: PickerProps;
  readonly onText: (text: string) => void;
  /** A piece of a page was pasted. True: the page has taken its links into the text itself. */
  readonly onPasteHtml: (html: string, plain: string, box: HTMLTextAreaElement) => boolean;
  readonly onFolder: (folder: FolderRef) => void;
  readonly onSend: () => void;
  /** Public folders in the text, and the one that is being opened. */
  readonly found: readonly string[];
  readonly opening: string | null;
  readonly onListFiles: (url: string) => void;
};

/** The box for one or many links, the folder they go to, and how sending went. */
export function SendBox(props: SendBoxProps) {
  const { text, state, onText, onPasteHtml, onSend } = props;
  const { locale } = useSurroundings();
  const sending = state.kind === 'sending';
  const refused = refusals(state);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!sending) onSend();
  };
  const onPaste = (event: TargetedClipboardEvent<HTMLTextAreaElement>) => {
    const html = event.clipboardData?.getData('text/html') ?? '';
    const plain = event.clipboardData?.getData('text/plain') ?? '';
    if (html !== '' && onPasteHtml(html, plain, event.currentTarget)) event.preventDefault();
  };

  return (
    <section class="send-box">
      <textarea
        class="field send-text"
        aria-label={i18n.t('links_label')}
        aria-describedby="send-line"
        placeholder={i18n.t('links_placeholder')}
        rows={boxLines(text)}
        wrap="off"
        spellcheck={false}
        autocomplete="off"
        autofocus
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <div class="send-controls">
        <FolderPicker
          {...props.folders}
          label={i18n.t('folder_label')}
          chosen={props.folder}
          onChoose={props.onFolder}
        />
        <Button look="filled" label={i18n.t('action_send')} disabled={sending} onPress={onSend} />
      </div>
      <p
        class={state.kind === 'failed' ? 'send-line bad' : 'send-line quiet'}
        id="send-line"
        aria-live="polite"
        title={sendLine(state, locale)}
      >
        {sendLine(state, locale)}
      </p>
      <FoundFolders folders={props.found} opening={props.opening} onListFiles={props.onListFiles} />
      {refused.length > 0 && (
        <ul class="refused" aria-label={i18n.t('refused_label')}>
          {refused.slice(0, REFUSALS_SHOWN).map(({ source, why }) => (
            <li key={source} title={`${source}\n${why}`}>
              <bdi class="refused-source">{source}</bdi> {why}
            </li>
          ))}
          {refused.length > REFUSALS_SHOWN && (
            <li class="quiet">{countText('refused_more', refused.length - REFUSALS_SHOWN, locale)}</li>
          )}
        </ul>
      )}
    </section>
  );
}
