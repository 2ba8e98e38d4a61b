import { CircleCheck, FolderOpen, LoaderCircle, ShieldAlert, Unplug } from 'lucide';
import type { ComponentProps } from 'preact';
import { i18n } from '#i18n';
import { AccountPanel } from '@/components/account/AccountPanel';
import { Button } from '@/components/controls/Button';
import { StateView } from '@/components/controls/StateView';
import { Icon } from '@/components/icon/Icon';
import { CheckSetting } from '@/components/options/CheckSetting';
import { DiagnosticsSection } from '@/components/options/DiagnosticsSection';
import { DirectSection } from '@/components/options/DirectSection';
import { DownloaderSection } from '@/components/options/DownloaderSection';
import { KeySection } from '@/components/options/KeySection';
import { LostSection } from '@/components/options/LostSection';
import { NumberSettingField } from '@/components/options/NumberSettingField';
import type { OptionsScreen } from '@/components/options/options-screen';
import { SendingSection } from '@/components/options/SendingSection';
import type { SendingState } from '@/components/options/SendingState';
import type { SavedMark } from '@/components/options/saved-mark';
import type { Silence } from '@/components/page/silence';
import { lostToTell } from '@/components/popup/popup-screen';
import { silenceTexts } from '@/components/texts/silence-texts';
import { type Surroundings, SurroundingsContext } from '@/components/texts/surroundings';

export type OptionsViewProps = {
  readonly surroundings: Surroundings;
  readonly screen: OptionsScreen;
  readonly version: string;
  readonly keySection: Omit<ComponentProps<typeof KeySection>, 'status'>;
  readonly account: Omit<ComponentProps<typeof AccountPanel>, 'status'>;
  readonly sending: Omit<ComponentProps<typeof SendingSection>, 'settings' | 'mark' | 'state'>;
  readonly sendingState: Omit<ComponentProps<typeof SendingState>, 'hold'>;
  readonly direct: Omit<ComponentProps<typeof DirectSection>, 'settings' | 'cdnCredits' | 'mark'>;
  readonly downloader: ComponentProps<typeof DownloaderSection>;
  readonly report: ComponentProps<typeof DiagnosticsSection>;
  readonly mark: SavedMark | null;
  readonly declined: boolean;
  readonly onFiles: () => void;
  readonly onNotifications: (wanted: boolean) => void;
  readonly onGrant: () => void;
  readonly onTryAgain: () => void;
};

/** The whole options page. */
export function OptionsView(props: OptionsViewProps) {
  return (
    <SurroundingsContext.Provider value={props.surroundings}>
      <header class="page-head">
        <h1>{i18n.t('extensionName')}</h1>
        <span class="quiet">{i18n.t('options_title')}</span>
      </header>
      <main>
        <OptionsContent {...props} />
      </main>
    </SurroundingsContext.Provider>
  );
}

function OptionsContent(props: OptionsViewProps) {
  const { screen, keySection, sending, mark } = props;
  if (screen.kind === 'loading')
    return <StateView icon={LoaderCircle} spin title={i18n.t('state_loading')} />;
  if (screen.kind === 'broken') {
    return (
      <StateView icon={Unplug} {...silenceTexts(screen.silence)}>
        <Button label={i18n.t('action_try_again')} onPress={props.onTryAgain} />
      </StateView>
    );
  }
  const { status, settings } = screen;
  const lost = lostToTell(status);
  return (
    <>
      {lost && (
        <LostSection
          lost={lost}
          busy={props.sendingState.busy}
          failure={props.sendingState.failure}
          onAnswer={props.sendingState.onAnswer}
        />
      )}
      {screen.kind === 'welcome' && (
        <section class="welcome">
          <h2>{i18n.t('welcome_title')}</h2>
          <p>{i18n.t('welcome_text')}</p>
        </section>
      )}
      <KeySection {...keySection} status={status} />
      <section>
        <h2>{i18n.t('section_account')}</h2>
        <AccountPanel {...props.account} status={status} />
        {status.hasKey && (
          <p class="account-files">
            <Button icon={FolderOpen} label={i18n.t('action_files')} onPress={props.onFiles} />
          </p>
        )}
      </section>
      <PermissionSection
        granted={status.hasHostPermission}
        declined={props.declined}
        onGrant={props.onGrant}
      />
      <SendingSection
        {...sending}
        settings={settings}
        mark={mark}
        state={{ ...props.sendingState, hold: status.hold }}
      />
      <DirectSection
        {...props.direct}
        settings={settings}
        cdnCredits={status.account?.cdnCredits ?? null}
        mark={mark}
      />
      <DownloaderSection {...props.downloader} />
      <section>
        <h2>{i18n.t('section_notifications')}</h2>
        <CheckSetting
          setting="notifications"
          label={i18n.t('notifications_label')}
          checked={settings.notifications}
          mark={mark}
          onCheck={props.onNotifications}
        />
      </section>
      <section>
        <h2>{i18n.t('section_history')}</h2>
        <NumberSettingField
          setting="keepCount"
          value={settings.keepCount}
          mark={mark}
          onEnter={sending.onNumber}
        />
        <NumberSettingField
          setting="keepDays"
          value={settings.keepDays}
          mark={mark}
          onEnter={sending.onNumber}
        />
      </section>
      <DiagnosticsSection {...props.report} />
      <section>
        <h2>{i18n.t('section_about')}</h2>
        <p>{i18n.t('about_unofficial')}</p>
        <p>{i18n.t('about_privacy')}</p>
        <p class="quiet">{i18n.t('about_version', [props.version])}</p>
      </section>
      {screen.silent && <SilenceAside silence={screen.silent} onTryAgain={props.onTryAgain} />}
    </>
  );
}

type SilenceAsideProps = { readonly silence: Silence; readonly onTryAgain: () => void };

function SilenceAside({ silence, onTryAgain }: SilenceAsideProps) {
  const { title, text } = silenceTexts(silence);
  return (
    <aside class="silent" aria-live="polite">
      <Icon node={Unplug} />
      <p>
        <strong>{title}</strong> {text}
      </p>
      <Button label={i18n.t('action_try_again')} onPress={onTryAgain} />
    </aside>
  );
}

type PermissionSectionProps = {
  readonly granted: boolean;
  readonly declined: boolean;
  readonly onGrant: () => void;
};

function PermissionSection({ granted, declined, onGrant }: PermissionSectionProps) {
  return (
    <section>
      <h2>{i18n.t('section_permission')}</h2>
      <div class="permission">
        <span class={granted ? 'good' : 'bad'}>
          <Icon node={granted ? CircleCheck : ShieldAlert} />
        </span>
        <p aria-live="polite">
          {i18n.t(granted ? 'permission_granted' : declined ? 'permission_denied' : 'permission_missing')}
        </p>
        {!granted && <Button label={i18n.t('action_grant')} onPress={onGrant} />}
      </div>
    </section>
  );
}
