import { FolderOpen, ListPlus, Settings } from 'lucide';
import { i18n } from '#i18n';
import { accountLine, planName, usedShare } from '@/components/account/account-line';
import { Button } from '@/components/controls/Button';
import { useSurroundings } from '@/components/texts/surroundings';
import type { Status } from '@/utils/messaging/protocol';

type AccountHeaderProps = {
  readonly status: Status | null;
  readonly onGrab: () => void;
  readonly onFiles: () => void;
  readonly onOptions: () => void;
};

/** Name, plan, storage. Every line has its place before its content is known. */
export function AccountHeader({ status, onGrab, onFiles, onOptions }: AccountHeaderProps) {
  const surroundings = useSurroundings();
  const account = status?.account ?? null;
  const share = account && usedShare(account);
  const line = status ? accountLine(status, surroundings) : '';
  return (
    <header class="head">
      <h1 class="head-title">{i18n.t('extensionName')}</h1>
      {account && (
        <span class="head-plan" title={account.email ?? undefined}>
          {planName(account.plan)}
        </span>
      )}
      <div class="head-actions">
        <Button look="icon" icon={ListPlus} label={i18n.t('action_grab')} onPress={onGrab} />
        <Button look="icon" icon={FolderOpen} label={i18n.t('action_files')} onPress={onFiles} />
        <Button look="icon" icon={Settings} label={i18n.t('action_options')} onPress={onOptions} />
      </div>
      <p class="head-line quiet" title={line}>
        {line}
      </p>
      {share === null ? (
        <span class="head-no-meter" />
      ) : (
        <meter class="head-meter" aria-label={i18n.t('storage_label')} value={share}>
          {line}
        </meter>
      )}
    </header>
  );
}
