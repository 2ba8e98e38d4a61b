import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { ProgressLine } from '@/components/popup/ProgressLine';
import type { RunAction, RunView } from '@/components/popup/run-view';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';
import type { Reason } from '@/utils/messaging/replies';

type RunBarProps = {
  readonly view: RunView;
  /** What was asked for and is not answered yet. */
  readonly busy: RunAction | null;
  /** Why the last wish could not be met. */
  readonly failure: Reason | null;
  readonly onAction: (action: RunAction) => void;
};

/**
 * All links together, at the very foot: it may come and go without moving a row, and what is on its last line stays where
 * it is whatever appears above.
 */
export function RunBar({ view, busy, failure, onAction }: RunBarProps) {
  const { locale } = useSurroundings();
  if (view.failed === null && view.line === null) return null;
  return (
    <footer class="run">
      {failure && <p class="run-failure bad">{reasonWithAdvice(failure)}</p>}
      {view.failed !== null && (
        <div class="run-line">
          <p class="run-words">{countText('retriable', view.failed, locale)}</p>
          <Button
            look="plain"
            label={i18n.t('action_retry_failed')}
            busy={busy === 'retry-failed'}
            onPress={() => onAction('retry-failed')}
          />
        </div>
      )}
      {view.line && <ProgressLine line={view.line} busy={busy} onAction={onAction} />}
    </footer>
  );
}
