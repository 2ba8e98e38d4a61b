import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { LiveRegion } from '@/components/controls/LiveRegion';
import { WorkbenchView, type WorkbenchViewProps } from '@/components/workbench/WorkbenchView';

type FileLinksDialogProps = {
  readonly workbench: WorkbenchViewProps;
  /** What the last action came to: the page's own line is behind the dialog. */
  readonly line: { readonly text: string; readonly isBad: boolean } | null;
  readonly announcement: { readonly message: string; readonly serial: number };
};

/** The workbench over the list of files. What had the focus has it again afterwards. */
export function FileLinksDialog({ workbench, line, announcement }: FileLinksDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opener] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector('button')?.focus();
    return () => {
      shown?.close();
      focusAgain(opener);
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="file-links"
      aria-label={i18n.t('direct_title')}
      onCancel={(event) => {
        event.preventDefault();
        workbench.onBack();
      }}
    >
      <WorkbenchView {...workbench} />
      <p class={line?.isBad ? 'foot-line bad' : 'foot-line quiet'} role="status" title={line?.text}>
        {line?.text}
      </p>
      <LiveRegion {...announcement} />
    </dialog>
  );
}

/** A row that is no longer drawn gives way to the one in use. */
function focusAgain(opener: Element | null): void {
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  const row = document.querySelector<HTMLElement>('main [data-row][tabindex="0"]');
  (isThere ? opener : row)?.focus();
}
