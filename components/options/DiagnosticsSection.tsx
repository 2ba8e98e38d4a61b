import { CircleAlert, CircleCheck, ClipboardCopy } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { Icon } from '@/components/icon/Icon';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import type { Reason } from '@/utils/messaging/replies';

export type ReportState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly reason: Reason }
  /** `copied` null: not tried yet. */
  | { readonly kind: 'shown'; readonly text: string; readonly copied: boolean | null };

type DiagnosticsSectionProps = {
  readonly state: ReportState;
  readonly onOpen: () => void;
  readonly onCopy: () => void;
  readonly onClose: () => void;
};

/** A report for a bug report: shown whole before it can be copied. */
export function DiagnosticsSection({ state, onOpen, onCopy, onClose }: DiagnosticsSectionProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    onClose();
    opener.current?.focus();
  };
  return (
    <section>
      <h2>{i18n.t('section_diagnostics')}</h2>
      <p class="quiet section-hint">{i18n.t('report_hint')}</p>
      <Button
        label={i18n.t('action_copy_report')}
        busy={state.kind === 'reading'}
        expanded={state.kind === 'shown'}
        onPress={state.kind === 'shown' ? close : onOpen}
        buttonRef={opener}
      />
      {state.kind === 'shown' && <ReportPreview text={state.text} onCopy={onCopy} onClose={close} />}
      <ReportLine state={state} />
    </section>
  );
}

type ReportPreviewProps = {
  readonly text: string;
  readonly onCopy: () => void;
  readonly onClose: () => void;
};

function ReportPreview({ text, onCopy, onClose }: ReportPreviewProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // Read from the top; a browser would show where the text ends.
    field.current?.setSelectionRange(0, 0);
    field.current?.focus();
  }, []);
  return (
    <>
      <textarea
        ref={field}
        class="field report"
        aria-label={i18n.t('report_label')}
        readOnly
        spellcheck={false}
        rows={16}
        value={text}
      />
      <div class="form-actions">
        <Button look="filled" icon={ClipboardCopy} label={i18n.t('action_copy')} onPress={onCopy} />
        <Button label={i18n.t('action_close')} onPress={onClose} />
      </div>
    </>
  );
}

/** Always there, so that what it says is read aloud. */
function ReportLine({ state }: { readonly state: ReportState }) {
  const isCopied = state.kind === 'shown' && state.copied === true;
  const isBad = state.kind === 'failed' || (state.kind === 'shown' && state.copied === false);
  const text = isCopied
    ? i18n.t('report_copied')
    : state.kind === 'failed'
      ? reasonWithAdvice(state.reason)
      : isBad
        ? i18n.t('copy_failed')
        : '';
  return (
    <div class={`key-status ${isCopied ? 'good' : isBad ? 'bad' : 'quiet'}`} aria-live="polite">
      {text !== '' && <Icon node={isCopied ? CircleCheck : CircleAlert} />}
      <p>{text}</p>
    </div>
  );
}
