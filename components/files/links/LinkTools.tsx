import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { ShapeSelect } from '@/components/workbench/ShapeSelect';
import type { Shape } from '@/utils/links/shapes/format-links';

type LinkToolsProps = {
  /** Files among what is picked. */
  readonly files: number;
  readonly shape: Shape;
  /** Direct links got before, to go back to. */
  readonly directLinks: number;
  readonly onCopyAs: () => void;
  readonly onShape: (shape: Shape) => void;
  readonly onSave: () => void;
  readonly onShowDirectLinks: () => void;
};

/** The links of the picked files in every shape, and the way back to direct links. */
export function LinkTools({ files, shape, directLinks, ...props }: LinkToolsProps) {
  const none = files === 0;
  return (
    <>
      <Button label={i18n.t('action_copy_as')} disabled={none} onPress={props.onCopyAs} />
      <ShapeSelect shape={shape} onShape={props.onShape} />
      <Button look="plain" label={i18n.t('action_save_file')} disabled={none} onPress={props.onSave} />
      {directLinks > 0 && (
        <Button look="plain" label={i18n.t('action_show_direct_links')} onPress={props.onShowDirectLinks} />
      )}
    </>
  );
}
