import { ArrowUpFromLine, Download, HeartPulse } from 'lucide';
import type { ComponentProps, Ref } from 'preact';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { FolderPicker } from '@/components/folders/FolderPicker';
import type { HealthRun } from '@/components/grabber/health-run';
import { pickedLine } from '@/components/grabber/picked-line';
import { useSurroundings } from '@/components/texts/surroundings';
import { ShapeSelect } from '@/components/workbench/ShapeSelect';
import type { Shape } from '@/utils/links/shapes/format-links';

export type PickedBarProps = {
  readonly picked: number;
  readonly hidden: number;
  /** Bytes of what is picked, or else of all shown. */
  readonly size: number | null;
  readonly shape: Shape;
  readonly folder: Omit<ComponentProps<typeof FolderPicker>, 'label'>;
  readonly isSending: boolean;
  readonly health: HealthRun;
  readonly canCheck: boolean;
  readonly canCopyLiving: boolean;
  /** Direct links got before, to go back to. */
  readonly directLinks: number;
  readonly directLinksRef: Ref<HTMLButtonElement>;
  readonly onSend: () => void;
  readonly onDirectLinks: () => void;
  readonly onShowDirectLinks: () => void;
  readonly onShape: (shape: Shape) => void;
  readonly onCopy: () => void;
  readonly onSave: () => void;
  readonly onCheck: () => void;
  readonly onCancelCheck: () => void;
  readonly onCopyLiving: () => void;
};

/** What is picked, and what can be done with it. */
export function PickedBar(props: PickedBarProps) {
  const { locale } = useSurroundings();
  const nothing = props.picked === 0;
  const isChecking = props.health.kind === 'checking';
  return (
    <section class="picked-bar" aria-label={i18n.t('action_send_selected')}>
      <p class="picked-line">{pickedLine(props, locale)}</p>
      <div class="actions">
        <div class="action-group">
          <Button
            look="filled"
            icon={ArrowUpFromLine}
            label={i18n.t('action_send_selected')}
            disabled={nothing}
            busy={props.isSending}
            onPress={props.onSend}
          />
          <FolderPicker label={i18n.t('folder_label')} {...props.folder} />
        </div>
        <div class="action-group">
          <Button
            icon={Download}
            label={i18n.t('action_copy_direct_links')}
            disabled={nothing}
            onPress={props.onDirectLinks}
          />
          {props.directLinks > 0 && (
            <Button
              look="plain"
              label={i18n.t('action_show_direct_links')}
              buttonRef={props.directLinksRef}
              onPress={props.onShowDirectLinks}
            />
          )}
        </div>
        <div class="action-group">
          <Button label={i18n.t('action_copy_as')} disabled={nothing} onPress={props.onCopy} />
          <ShapeSelect shape={props.shape} onShape={props.onShape} />
          <Button look="plain" label={i18n.t('action_save_file')} disabled={nothing} onPress={props.onSave} />
        </div>
        <div class="action-group">
          {isChecking ? (
            <Button label={i18n.t('action_cancel')} onPress={props.onCancelCheck} />
          ) : (
            <Button
              icon={HeartPulse}
              label={i18n.t(props.health.kind === 'done' ? 'action_check_again' : 'action_check_links')}
              disabled={!props.canCheck}
              onPress={props.onCheck}
            />
          )}
          <Button
            look="plain"
            label={i18n.t('action_copy_living')}
            disabled={!props.canCopyLiving}
            onPress={props.onCopyLiving}
          />
        </div>
      </div>
    </section>
  );
}
