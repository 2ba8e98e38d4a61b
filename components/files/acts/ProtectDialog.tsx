import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { ActDialog } from '@/components/files/acts/ActDialog';
import type { ActActions, ProtectDialogView } from '@/components/files/acts/act-view';
import { SecretField } from '@/components/files/acts/SecretField';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';

type ProtectDialogProps = { readonly view: ProtectDialogView; readonly actions: ActActions };

/** Puts a password on the links of files, or takes it away. */
export function ProtectDialog({ view, actions }: ProtectDialogProps) {
  const { files, password, isShort } = view;
  const { locale } = useSurroundings();
  const hasSome = files.some(({ file }) => file.hasPassword);
  return (
    <ActDialog
      title={countText('act_protect_title', files.length, locale)}
      stage="protect"
      isBusy={false}
      onClose={actions.close}
    >
      <form
        class="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          actions.setPassword();
        }}
      >
        <SecretField
          id="act-password"
          label={i18n.t('password_label')}
          text={password}
          describedBy="act-password-hint"
          isWrong={isShort}
          isFirst
          onText={actions.typePassword}
        />
        <p id="act-password-hint" class={`act-line ${isShort ? 'bad' : 'quiet'}`} aria-live="polite">
          {isShort
            ? reasonWithAdvice({ code: 'password-short', words: null })
            : [i18n.t('act_protect_hint'), hasSome ? i18n.t('act_protect_kept') : '']
                .filter(Boolean)
                .join(' ')}
        </p>
        <div class="act-foot">
          {hasSome && (
            <span class="act-foot-start">
              <Button label={i18n.t('act_clear_password')} onPress={actions.clearPassword} />
            </span>
          )}
          <Button label={i18n.t('action_cancel')} onPress={actions.close} />
          <button type="submit" class="button button-filled">
            {i18n.t('act_set_password')}
          </button>
        </div>
      </form>
    </ActDialog>
  );
}
