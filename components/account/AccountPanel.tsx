import { RefreshCw, TriangleAlert } from 'lucide';
import { i18n } from '#i18n';
import { accountFacts, accountWarnings } from '@/components/account/account-facts';
import { accountLine } from '@/components/account/account-line';
import type { AccountReading } from '@/components/account/account-state';
import { type StorageBar, storageBars } from '@/components/account/storage-bars';
import { Button } from '@/components/controls/Button';
import { Icon } from '@/components/icon/Icon';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import { formatMoment } from '@/components/texts/format';
import { useSurroundings } from '@/components/texts/surroundings';
import type { AccountView, Status } from '@/utils/messaging/protocol';

type AccountPanelProps = {
  readonly status: Pick<Status, 'hasKey' | 'account' | 'planAt'>;
  readonly reading: AccountReading;
  readonly onRead: () => void;
};

/** What 1fichier told of the account, when, and when it may be asked again. */
export function AccountPanel({ status, reading, onRead }: AccountPanelProps) {
  const surroundings = useSurroundings();
  const { account } = status;
  return (
    <div class="account">
      {account ? (
        <AccountContent account={account} />
      ) : (
        <p class="quiet">{accountLine(status, surroundings)}</p>
      )}
      {status.hasKey && <ReadAgain status={status} reading={reading} onRead={onRead} />}
    </div>
  );
}

function AccountContent({ account }: { readonly account: AccountView }) {
  const surroundings = useSurroundings();
  return (
    <>
      {accountWarnings(account).map((warning) => (
        <p key={warning} class="account-warning">
          <Icon node={TriangleAlert} />
          <span>{warning}</span>
        </p>
      ))}
      <dl class="account-facts">
        {accountFacts(account, surroundings).map(({ key, label, text }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
        {storageBars(account, surroundings.locale).map((bar) => (
          <div key={bar.kind}>
            <dt>{i18n.t(bar.kind === 'hot' ? 'account_hot' : 'account_cold')}</dt>
            <dd>
              <StorageMeter {...bar} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function StorageMeter({ kind, share, text }: StorageBar) {
  const label = i18n.t(kind === 'hot' ? 'account_hot' : 'account_cold');
  return (
    <>
      {share !== null && (
        <meter class="meter" aria-label={label} aria-valuetext={text} value={share}>
          {text}
        </meter>
      )}
      <span>{text}</span>
      {kind === 'cold' && <span class="quiet hint"> {i18n.t('account_cold_hint')}</span>}
    </>
  );
}

function ReadAgain({ status, reading, onRead }: AccountPanelProps) {
  const { locale, now } = useSurroundings();
  const { account, planAt } = status;
  const moment = (at: number) => formatMoment(at, now, locale);
  const nextAt = Math.max(account?.refreshAt ?? planAt ?? 0, reading.notBefore);
  const mustWait = nextAt > now;
  const said = [
    account && i18n.t('account_as_of', [moment(account.at)]),
    mustWait && i18n.t('account_read_at', [moment(nextAt)]),
  ].filter(Boolean);
  return (
    <div class="account-foot">
      <Button
        icon={RefreshCw}
        label={i18n.t('account_read')}
        disabled={mustWait}
        busy={reading.isBusy}
        onPress={onRead}
      />
      <p aria-live="polite">
        <span class="quiet">{said.join(' ')}</span>
        {reading.failure && <span class="bad"> {reasonWithAdvice(reading.failure)}</span>}
      </p>
    </div>
  );
}
