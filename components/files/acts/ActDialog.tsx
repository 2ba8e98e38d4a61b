import { X } from 'lucide';
import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { useClickBeside } from '@/components/page/click-beside';

type ActDialogProps = {
  readonly title: string;
  /** What it says changes with this, and the focus goes to what is then first: `[data-first]`. */
  readonly stage: string;
  /** It stays open until what is under way has come to its end. */
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** The frame of a dialog about files: a native one, closed by Escape, its button, or a click beside it. */
export function ActDialog({ title, stage, isBusy, onClose, children }: ActDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (!element.open) element.showModal();
    const first = element.querySelector<HTMLElement>('[data-first]') ?? element;
    first.focus();
    if (first instanceof HTMLInputElement) selectStem(first);
  }, [stage]);

  const close = () => {
    if (!isBusy) onClose();
  };
  const beside = useClickBeside(close);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDialogElement>) => {
    // The keys of the page behind are not meant.
    event.stopPropagation();
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    close();
  };
  return (
    <dialog
      ref={dialog}
      class="act"
      tabIndex={-1}
      aria-labelledby={titleId}
      aria-busy={isBusy || undefined}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      {...beside}
    >
      <div class="act-inside">
        <div class="act-head">
          <h2 id={titleId}>{title}</h2>
          <Button look="icon" icon={X} label={i18n.t('action_close')} disabled={isBusy} onPress={close} />
        </div>
        {children}
      </div>
    </dialog>
  );
}

/** The name without its extension, which is seldom what is to change. */
function selectStem(field: HTMLInputElement): void {
  const { stem } = field.dataset;
  if (stem !== undefined) field.setSelectionRange(0, Number(stem));
}
