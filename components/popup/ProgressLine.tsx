import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { CancelQuestion } from '@/components/popup/CancelQuestion';
import {
  needsQuestion,
  progressText,
  type RunAction,
  type RunLine,
  runNote,
} from '@/components/popup/run-view';
import { useSurroundings } from '@/components/texts/surroundings';

type ProgressLineProps = {
  readonly line: RunLine;
  readonly busy: RunAction | null;
  readonly onAction: (action: RunAction) => void;
};

/** How far all links are, and what may be done with those that have not gone out. */
export function ProgressLine({ line, busy, onAction }: ProgressLineProps) {
  const surroundings = useSurroundings();
  const [asking, setAsking] = useState(false);
  const cancelButton = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  const isAsking = asking && line.waiting > 0;

  useLayoutEffect(() => {
    if (wasAsking.current && !isAsking) cancelButton.current?.focus();
    wasAsking.current = isAsking;
  });

  const { isPaused, progress, waiting } = line;
  const words = progressText(line, surroundings.locale);
  const note = runNote(line, surroundings);
  return (
    <>
      <progress
        class="run-bar"
        aria-label={i18n.t('progress_label')}
        aria-valuetext={words}
        max={progress?.total ?? 1}
        value={progress?.ended ?? 0}
      />
      {isAsking ? (
        <CancelQuestion
          count={waiting}
          onConfirm={() => {
            setAsking(false);
            onAction('cancel-remaining');
          }}
          onKeep={() => setAsking(false)}
        />
      ) : (
        <div class="run-line run-progress">
          <div class="run-words">
            <p>
              <strong>{words || note}</strong>
            </p>
            {words && note && <p class="quiet">{note}</p>}
          </div>
          <Button
            look="plain"
            label={i18n.t(isPaused ? 'action_resume' : 'action_pause')}
            disabled={!isPaused && waiting === 0}
            busy={busy === 'pause' || busy === 'resume'}
            onPress={() => onAction(isPaused ? 'resume' : 'pause')}
          />
          <Button
            look="plain"
            label={i18n.t('action_cancel_remaining')}
            disabled={waiting === 0}
            busy={busy === 'cancel-remaining'}
            buttonRef={cancelButton}
            onPress={() => (needsQuestion(line) ? setAsking(true) : onAction('cancel-remaining'))}
          />
        </div>
      )}
    </>
  );
}
