import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { ProgressLine } from '@/components/popup/ProgressLine';
import type { RunAction, RunView } from '@/components/popup/run-view';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';

type RunBarProps = {
  readonly view: RunView;
  /** What was asked for and is not answered yet. */
  readonly busy: RunAction | null;
  readonly onAction: (action: RunAction) => void;
};

/**
 * All links together, at the very foot: it may come and go without moving a row, and what is on its last line stays where
 * it is whatever appears above.
 */
export function RunBar({ view, busy, onAction }: RunBarProps) {
  const { locale } = useSurroundings();
  if (view.failed === null && view.line === null) return null;
  return (
    <footer class="run">
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
