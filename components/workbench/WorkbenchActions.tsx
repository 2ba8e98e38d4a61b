import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import type { DirectCounts } from '@/components/workbench/count-states';
import { ShapeSelect } from '@/components/workbench/ShapeSelect';
import type { Shape } from '@/utils/links/shapes/format-links';
import type { Downloader } from '@/utils/messaging/links-protocol';

export type WorkbenchActionsProps = {
  readonly counts: DirectCounts;
  readonly shape: Shape;
  /** The links are there, but the browser did not let the page copy them by itself. */
  readonly isCopyDue: boolean;
  /** Null: aria2 is not set up. */
  readonly aria2Address: string | null;
  readonly onShape: (shape: Shape) => void;
  readonly onCopyAll: () => void;
  readonly onSave: () => void;
  readonly onHandAll: (to: Downloader) => void;
  readonly onRenewExpired: () => void;
  readonly onSetUpAria2: () => void;
};

/** What can be done with all direct links that are alive. */
export function WorkbenchActions({ counts, isCopyDue, aria2Address, ...props }: WorkbenchActionsProps) {
  const nothing = counts.live === 0;
  return (
    <div class="actions workbench-actions">
      <div class="action-group">
        <Button
          look={isCopyDue ? 'filled' : 'outlined'}
          label={i18n.t('action_copy_all_direct')}
          disabled={nothing}
          onPress={props.onCopyAll}
        />
        <ShapeSelect shape={props.shape} onShape={props.onShape} />
        <Button look="plain" label={i18n.t('action_save_file')} disabled={nothing} onPress={props.onSave} />
      </div>
      <div class="action-group">
        <Button
          label={i18n.t('action_download_all')}
          disabled={nothing}
          onPress={() => props.onHandAll('browser')}
        />
        {aria2Address === null ? (
          <Button look="plain" label={i18n.t('action_aria2_set_up')} onPress={props.onSetUpAria2} />
        ) : (
          <Button
            label={i18n.t('action_aria2_all')}
            tooltip={aria2Address}
            disabled={nothing}
            onPress={() => props.onHandAll('aria2')}
          />
        )}
      </div>
      <Button
        look="plain"
        label={i18n.t('action_renew_expired')}
        disabled={counts.expired === 0}
        onPress={props.onRenewExpired}
      />
    </div>
  );
}
