import { CirclePause } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { Icon } from '@/components/icon/Icon';
import { reasonByHand } from '@/components/texts/by-hand';
import { reasonText } from '@/components/texts/error-texts';
import { formatCount, formatMoment } from '@/components/texts/format';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';
import type { DirectCounts } from '@/components/workbench/count-states';
import type { DirectPhase } from '@/components/workbench/direct-item';

type WorkbenchProgressProps = {
  readonly phase: Exclude<DirectPhase, { kind: 'options' }>;
  readonly counts: DirectCounts;
  readonly onCancel: () => void;
  readonly onGoOn: () => void;
  readonly onOptions: () => void;
};

/** How far the asking is, or why it has stopped; always of one height, so that the list stays in place. */
export function WorkbenchProgress({ phase, counts, onCancel, onGoOn, onOptions }: WorkbenchProgressProps) {
  const { locale, now } = useSurroundings();
  const isRunning = phase.kind === 'running';
  const told = [formatCount(counts.asked, locale), formatCount(counts.total, locale)] as const;
  const words = isRunning
    ? i18n.t('direct_progress', [...told])
    : countText('direct_ready_count', counts.live, locale);
  const stop = phase.kind === 'stopped' ? phase.reason : null;
  return (
    <div class="workbench-progress">
      <progress
        class="run-bar"
        aria-label={i18n.t('direct_progress_label')}
        max={counts.total || 1}
        value={counts.asked}
      />
      {stop === null ? (
        <p class="workbench-words">{words}</p>
      ) : (
        <p class="workbench-words warn" role="alert">
          <Icon node={CirclePause} />{' '}
          {stop.until === null
            ? reasonByHand(stop)
            : i18n.t('direct_stopped_until', [reasonText(stop), formatMoment(stop.until, now, locale)])}
        </p>
      )}
      {isRunning && <Button label={i18n.t('action_cancel')} onPress={onCancel} />}
      {stop !== null && <Button label={i18n.t('action_go_on')} onPress={onGoOn} />}
      {!isRunning && <Button look="plain" label={i18n.t('action_change_options')} onPress={onOptions} />}
    </div>
  );
}
