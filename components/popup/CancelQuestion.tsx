import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';

type CancelQuestionProps = {
  readonly count: number;
  readonly onConfirm: () => void;
  readonly onKeep: () => void;
};

/** Asks in place before many links are called off. The keyboard starts at the answer that changes nothing. */
export function CancelQuestion({ count, onConfirm, onKeep }: CancelQuestionProps) {
  const question = countText('confirm_cancel', count, useSurroundings().locale);
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    <fieldset
      class="run-question"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The browser would close the popup.
        event.preventDefault();
        onKeep();
      }}
    >
      <div class="run-line run-progress">
        <p class="run-words">
          <strong>{question}</strong>
        </p>
        <Button look="plain" label={i18n.t('action_keep_them')} buttonRef={keep} onPress={onKeep} />
        <Button label={i18n.t('action_cancel_them')} onPress={onConfirm} />
      </div>
    </fieldset>
  );
}
