import { i18n } from '#i18n';
import { SHAPES, type Shape } from '@/utils/links/shapes/format-links';

type ShapeSelectProps = {
  readonly shape: Shape;
  readonly onShape: (shape: Shape) => void;
  /** Where a page has more than one. */
  readonly label?: string;
};

/** The format in which links are copied and saved. */
export function ShapeSelect({ shape, onShape, label = i18n.t('shape_label') }: ShapeSelectProps) {
  return (
    <select
      class="field shape"
      aria-label={label}
      title={label}
      value={shape}
      onChange={(event) => {
        const chosen = SHAPES.find((each) => each === event.currentTarget.value);
        if (chosen !== undefined) onShape(chosen);
      }}
    >
      {SHAPES.map((each) => (
        <option key={each} value={each}>
          {i18n.t(`shape_${each}`)}
        </option>
      ))}
    </select>
  );
}
