import { FolderOpen, FolderX, LoaderCircle, Lock } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { PasswordForm } from '@/components/controls/PasswordForm';
import { StateView } from '@/components/controls/StateView';
import type { FolderStep } from '@/components/grabber/folder-step';
import { errorText, reasonWithAdvice } from '@/components/texts/error-texts';

type FolderStepViewProps = {
  readonly step: Exclude<FolderStep, { kind: 'none' }>;
  readonly onAllow: () => void;
  readonly onPassword: (password: string) => void;
  readonly onFolderAgain: () => void;
};

/** A public folder that is not open yet, and what it needs. */
export function FolderStepView({ step, onAllow, onPassword, onFolderAgain }: FolderStepViewProps) {
  switch (step.kind) {
    case 'permission':
      return (
        <StateView
          icon={FolderOpen}
          title={i18n.t('shared_folder_title')}
          text={i18n.t(step.isDeclined ? 'shared_folder_declined' : 'shared_folder_text')}
        >
          <Button look="filled" label={i18n.t('action_allow_and_open')} onPress={onAllow} />
        </StateView>
      );
    case 'reading':
      return <StateView icon={LoaderCircle} spin title={i18n.t('grab_loading')} />;
    case 'password':
      return (
        <StateView
          icon={Lock}
          title={i18n.t('shared_folder_password_title')}
          text={step.isWrong ? errorText('password-wrong') : i18n.t('shared_folder_password_text')}
        >
          <PasswordForm
            label={i18n.t('password_label')}
            action={i18n.t('action_open')}
            isWrong={step.isWrong}
            onEnter={onPassword}
          />
        </StateView>
      );
    case 'failed':
      return (
        <StateView
          icon={FolderX}
          title={i18n.t('shared_folder_failed_title')}
          text={reasonWithAdvice(step.reason)}
        >
          <Button label={i18n.t('action_try_again')} onPress={onFolderAgain} />
        </StateView>
      );
  }
}
