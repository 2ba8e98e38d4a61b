import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { Icon } from '@/components/icon/Icon';
import { type Aria2State, aria2Line } from '@/components/options/aria2-line';
import type { Aria2View } from '@/utils/messaging/links-protocol';

type DownloaderSectionProps = {
  /** As saved; null until read. */
  readonly view: Aria2View | null;
  readonly address: string;
  readonly secret: string;
  readonly state: Aria2State;
  readonly onAddress: (text: string) => void;
  readonly onSecret: (text: string) => void;
  readonly onSave: () => void;
  readonly onTest: () => void;
  readonly onRemoveSecret: () => void;
};

/** Where the user's aria2 is. The secret field starts empty, always: the stored one never comes back to a page. */
export function DownloaderSection(props: DownloaderSectionProps) {
  const { view, address, secret, state } = props;
  const hasSecret = view?.hasSecret ?? false;
  const isBusy = state.kind === 'asking';
  return (
    <section>
      <h2>{i18n.t('section_downloader')}</h2>
      <p class="quiet section-hint">{i18n.t('aria2_hint')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) props.onSave();
        }}
      >
        <div class="setting wide">
          <label for="aria2-address">{i18n.t('aria2_address')}</label>
          <input
            id="aria2-address"
            class="field"
            type="text"
            inputmode="url"
            aria-describedby="aria2-address-hint"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            value={address}
            onInput={(event) => props.onAddress(event.currentTarget.value)}
          />
          <p class="quiet hint" id="aria2-address-hint">
            {i18n.t('aria2_address_hint')}
          </p>
        </div>
        <div class="setting wide">
          <label for="aria2-secret">{i18n.t('aria2_secret')}</label>
          <input
            id="aria2-secret"
            class="field"
            type="password"
            aria-describedby="aria2-secret-hint"
            autocomplete="new-password"
            value={secret}
            onInput={(event) => props.onSecret(event.currentTarget.value)}
          />
          <p class="quiet hint" id="aria2-secret-hint">
            {i18n.t(hasSecret ? 'aria2_secret_saved' : 'aria2_secret_hint')}
          </p>
        </div>
        <div class="form-actions">
          <button type="submit" class="button" aria-disabled={isBusy || undefined}>
            {i18n.t('action_save')}
          </button>
          <Button label={i18n.t('action_test')} busy={isBusy} onPress={props.onTest} />
          {hasSecret && <Button label={i18n.t('action_remove_secret')} onPress={props.onRemoveSecret} />}
        </div>
      </form>
      <Aria2Status state={state} />
    </section>
  );
}

const TONE_ICONS = { good: CircleCheck, bad: CircleAlert } as const;

function Aria2Status({ state }: { readonly state: Aria2State }) {
  const { tone, text } = aria2Line(state);
  const icon = state.kind === 'asking' ? LoaderCircle : tone === 'quiet' ? null : TONE_ICONS[tone];
  return (
    <div class={`key-status ${tone}`} aria-live="polite">
      {icon && <Icon node={icon} spin={state.kind === 'asking'} />}
      <p>{text}</p>
    </div>
  );
}
