import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { CopyButton } from '@/components/controls/CopyButton';
import { FileName } from '@/components/controls/FileName';
import { ActDialog } from '@/components/files/acts/ActDialog';
import type { ActActions, ShareDialogView } from '@/components/files/acts/act-view';
import { failureText, sharingText } from '@/components/files/acts/act-words';
import { SecretField } from '@/components/files/acts/SecretField';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import { useSurroundings } from '@/components/texts/surroundings';
import { safeText } from '@/utils/links/display-name';

type ShareDialogProps = {
  readonly view: ShareDialogView;
  readonly copied: string | null;
  readonly actions: ActActions;
};

/** Gives a folder a public address, with a password or without, or takes it away. */
export function ShareDialog({ view, copied, actions }: ShareDialogProps) {
  const { folder, url, state, password } = view;
  const isShared = url !== null;
  const known = sharingText(view, useSurroundings());
  const isReady = state === 'ready';
  return (
    <ActDialog
      title={i18n.t('act_share_title')}
      // What was pressed goes when the folder becomes shared or private.
      stage={isReady ? `share ${isShared}` : 'share'}
      isBusy={state === 'busy'}
      onClose={actions.close}
    >
      <form
        class="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          // Without a new password there is nothing to change about a shared folder.
          if (isReady && (!isShared || password !== '')) actions.share();
        }}
      >
        <strong class="act-subject">
          <FileName name={safeText(folder.name)} />
        </strong>
        {isShared ? (
          <SharedAddress url={url} hasPassword={view.hasPassword} copied={copied} actions={actions} />
        ) : (
          <p class="act-line">{i18n.t(NO_ADDRESS[standing(view)])}</p>
        )}
        {known && <p class="act-line quiet">{known}</p>}
        <SecretField
          id="act-share-password"
          label={i18n.t(isShared && view.hasPassword ? 'act_share_password_new' : 'act_share_password')}
          text={password}
          describedBy="act-share-line"
          isWrong={view.isShort}
          isBusy={!isReady}
          isFirst={!isShared}
          onText={actions.typeSharePassword}
        />
        <ShareLine view={view} />
        <div class="act-foot">
          {(isShared || (isReady && !view.isKnown)) && (
            <span class="act-foot-start">
              <Button label={i18n.t('act_unshare')} disabled={!isReady} onPress={actions.stopSharing} />
            </span>
          )}
          <Button label={i18n.t('action_close')} disabled={state === 'busy'} onPress={actions.close} />
          {isShared ? (
            <button type="submit" class="button" aria-disabled={!isReady || password === '' || undefined}>
              {i18n.t('act_set_password')}
            </button>
          ) : (
            <button type="submit" class="button button-filled" aria-disabled={!isReady || undefined}>
              {i18n.t('act_share')}
            </button>
          )}
        </div>
      </form>
    </ActDialog>
  );
}

const NO_ADDRESS = { reading: 'asking', known: 'act_share_none', unknown: 'act_share_not_known' } as const;

function standing({ state, isKnown }: ShareDialogView): keyof typeof NO_ADDRESS {
  if (state === 'reading') return 'reading';
  return isKnown ? 'known' : 'unknown';
}

type SharedAddressProps = {
  readonly url: string;
  readonly hasPassword: boolean;
  readonly copied: string | null;
  readonly actions: ActActions;
};

function SharedAddress({ url, hasPassword, copied, actions }: SharedAddressProps) {
  return (
    <>
      <label class="act-label" for="act-address">
        {i18n.t('act_share_address')}
      </label>
      <div class="act-address">
        <input id="act-address" class="field" data-first readOnly value={url} />
        <CopyButton
          label={i18n.t('act_copy_address')}
          copied={copied === 'address'}
          onPress={() => actions.copy('address', url)}
        />
      </div>
      {hasPassword && <p class="act-line quiet">{i18n.t('act_share_protected')}</p>}
    </>
  );
}

function ShareLine({ view }: { readonly view: ShareDialogView }) {
  const around = useSurroundings();
  const { isShort, failure, state } = view;
  const bad = isShort
    ? reasonWithAdvice({ code: 'password-short', words: null })
    : failure && failureText(failure, around);
  return (
    <p id="act-share-line" class={`act-line ${bad ? 'bad' : 'quiet'}`} aria-live="polite">
      {bad ?? i18n.t(state === 'busy' ? 'asking' : 'act_share_hint')}
    </p>
  );
}
