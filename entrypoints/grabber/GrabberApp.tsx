import { i18n } from '#i18n';
import { pickerProps } from '@/components/folders/picker-props';
import { healthLine, sendingLine } from '@/components/grabber/foot-line';
import { GrabberView } from '@/components/grabber/GrabberView';
import { refusals } from '@/components/popup/send-outcome';
import { workbenchProps } from '@/components/workbench/workbench-props';
import type { Grabber } from '@/entrypoints/grabber/grabber-state';

type GrabberAppProps = {
  readonly grabber: Grabber;
  readonly locale: string;
  readonly folderAddress: (url: string, isPrivate: boolean) => string;
  readonly onOptions: () => void;
};

/** Joins what the grabber knows to what it shows. */
export function GrabberApp({ grabber, locale, folderAddress, onOptions }: GrabberAppProps) {
  const { feed, filter, sending, folders, copying, health, workbench, folder, links } = grabber;
  const shown = links.shown.value;
  const { picked } = links.selection.value;
  const sent = sending.state.value;
  const spoke = grabber.spoke.value;
  const lines = {
    said: () => grabber.said.value,
    sending: () => sendingLine(sent, locale),
    health: () => healthLine(health.run.value, feed.rows.value, locale),
  };
  return (
    <GrabberView
      surroundings={{ locale, now: grabber.now.value }}
      screen={grabber.screen.value}
      head={{
        head: feed.head.value,
        shown: shown.rows.length === feed.rows.value.length ? null : shown.rows.length,
        onGrabPage: () => void grabber.grabPage(),
      }}
      filterBar={{
        filter: filter.filter.value,
        kindCounts: shown.kindCounts,
        error: links.regexError.value,
        hosts: links.hosts.value,
        onChange: filter.change,
        onClear: filter.clear,
      }}
      table={{
        rows: shown.rows,
        picked,
        sort: links.sort.value,
        hasHealth: links.hasHealth.value,
        question: JSON.stringify([filter.filter.value, links.sort.value]),
        folderAddress: ({ link }) => folderAddress(link.url, feed.head.value?.isPrivate ?? false),
        onSort: links.sortBy,
        onPick: links.pick,
      }}
      pickedBar={{
        picked: picked.size,
        hidden: links.hiddenPicked.value,
        size: links.size.value,
        shape: copying.shape.value,
        folder: {
          chosen: sending.folder.value,
          ...pickerProps(folders),
          onChoose: sending.chooseFolder,
        },
        isSending: sent.kind === 'sending',
        health: health.run.value,
        canCheck: links.hasFichier.value,
        canCopyLiving: links.living.value.length > 0,
        directLinks: workbench.items.value.length,
        onSend: () => void grabber.send(),
        onDirectLinks: () => void grabber.directLinks(),
        onShowDirectLinks: workbench.reopen,
        onShape: copying.chooseShape,
        onCopy: () => void grabber.copyPicked(),
        onSave: grabber.savePicked,
        onCheck: () => void grabber.checkLinks(),
        onCancelCheck: health.cancel,
        onCopyLiving: () => void grabber.copyLiving(),
      }}
      workbench={workbenchProps(workbench, {
        copying,
        cdnCredits: grabber.status.value?.account?.cdnCredits ?? null,
        backLabel: i18n.t('direct_back'),
        onOptions,
      })}
      states={{
        onAllow: () => void folder.allow(),
        onPassword: (password) => void folder.enterPassword(password),
        onFolderAgain: () => void folder.tryAgain(),
        onTryAgain: grabber.tryAgain,
        onClearFilter: filter.clear,
      }}
      refused={spoke === 'sending' && 'report' in sent ? refusals({ kind: 'sent', report: sent.report }) : []}
      line={lines[spoke]()}
      notice={{
        notice: grabber.notice.value,
        trying: grabber.isTrying.value,
        onTryNow: () => void grabber.tryNow(),
        onTryAgain: grabber.tryAgain,
        onOptions,
      }}
      announcement={grabber.announcement.value}
    />
  );
}
