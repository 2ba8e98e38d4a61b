import { ChevronDown, CirclePause, FolderUp, Pause, Play, SlidersHorizontal } from 'lucide';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { Icon } from '@/components/icon/Icon';
import { VirtualList } from '@/components/list/VirtualList';
import { useSurroundings } from '@/components/texts/surroundings';
import { UploadEnd, type UploadEndProps } from '@/components/upload/UploadEnd';
import { UploadOptionsForm } from '@/components/upload/UploadOptionsForm';
import { UploadPermission } from '@/components/upload/UploadPermission';
import { UploadRow, type UploadRowActions } from '@/components/upload/UploadRow';
import type { UploadItem, UploadSum } from '@/components/upload/upload-item';
import { stopWords, sumWords } from '@/components/upload/upload-words';
import type { Reason } from '@/utils/messaging/replies';

export type UploadPanelProps = {
  readonly items: readonly UploadItem[];
  readonly sum: UploadSum;
  readonly isPaused: boolean;
  /** What keeps the next from beginning, as 1fichier told. */
  readonly stop: Reason | null;
  readonly isFolded: boolean;
  /** Files wait for the leave to reach the nodes. */
  readonly needsPermission: boolean;
  /** Null while the options are hidden. */
  readonly optionsForm: Parameters<typeof UploadOptionsForm>[0] | null;
  readonly rowActions: UploadRowActions;
  readonly end: Omit<UploadEndProps, 'sum'>;
  readonly onFold: () => void;
  readonly onOptions: () => void;
  readonly onPickFolder: () => void;
  readonly onAllow: () => void;
  readonly onPause: () => void;
  readonly onCancelAll: () => void;
};

const keyOf = ({ key }: UploadItem) => key;

/** The uploads of this page: how far they are together and each, and what can be done with what has arrived. */
export function UploadPanel(props: UploadPanelProps) {
  const { items, sum, isFolded, isPaused, stop } = props;
  const surroundings = useSurroundings();
  const { locale } = surroundings;
  const section = useRef<HTMLElement>(null);
  const clear = () => {
    props.end.onClear();
    // The button goes with what it cleared, and the focus would be lost with it.
    section.current?.focus();
  };
  const isMoving = sum.ended < sum.total;
  const words = sum.total === 0 ? i18n.t('upload_none') : sumWords(sum, locale);
  return (
    <section
      ref={section}
      class={isFolded ? 'uploads uploads-folded' : 'uploads'}
      aria-label={i18n.t('upload_title')}
      tabIndex={-1}
    >
      <progress
        class="run-bar"
        aria-label={i18n.t('upload_progress')}
        aria-valuetext={words}
        max={sum.size || 1}
        value={sum.sent}
      />
      <div class="uploads-head">
        <h2>{i18n.t('upload_title')}</h2>
        <p class="uploads-words" title={words}>
          {isPaused && isMoving && <strong class="warn">{`${i18n.t('upload_paused')} · `}</strong>}
          {words}
        </p>
        {isMoving && (
          <Button
            icon={isPaused ? Play : Pause}
            label={i18n.t(isPaused ? 'action_resume' : 'action_pause')}
            tooltip={i18n.t(isPaused ? 'upload_resume_hint' : 'upload_pause_hint')}
            onPress={props.onPause}
          />
        )}
        {isMoving && <Button label={i18n.t('action_cancel_remaining')} onPress={props.onCancelAll} />}
        <Button look="plain" icon={FolderUp} label={i18n.t('upload_folder')} onPress={props.onPickFolder} />
        <Button
          look="icon"
          icon={SlidersHorizontal}
          label={i18n.t('upload_options')}
          expanded={props.optionsForm !== null}
          onPress={props.onOptions}
        />
        <Button
          look="icon"
          icon={ChevronDown}
          label={i18n.t(isFolded ? 'upload_unfold' : 'upload_fold')}
          expanded={!isFolded}
          onPress={props.onFold}
        />
      </div>
      {stop !== null && isMoving && (
        <div class="notice" role="alert">
          <Icon node={CirclePause} />
          <p>{stopWords(stop, surroundings)}</p>
        </div>
      )}
      {props.needsPermission && <UploadPermission onAllow={props.onAllow} />}
      {!isFolded && (
        <>
          {props.optionsForm !== null && <UploadOptionsForm {...props.optionsForm} />}
          {items.length > 0 && (
            <div class="uploads-list" style={{ '--shown': Math.min(items.length, 4) }}>
              <VirtualList
                label={i18n.t('upload_title')}
                items={items}
                total={items.length}
                keyOf={keyOf}
                renderRow={(item, { active }) => (
                  <UploadRow item={item} active={active} {...props.rowActions} />
                )}
              />
            </div>
          )}
          {sum.ended > 0 && <UploadEnd sum={sum} {...props.end} onClear={clear} />}
        </>
      )}
    </section>
  );
}
