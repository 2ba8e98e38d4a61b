import { Inbox, KeyRound, LoaderCircle, Unplug } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { StateView } from '@/components/controls/StateView';
import type { PopupScreen } from '@/components/popup/popup-screen';
import { silenceTexts } from '@/components/texts/silence-texts';
import type { TransferFilter } from '@/utils/transfers/screen-schema';

type PopupStateViewProps = {
  readonly screen: Exclude<PopupScreen, { kind: 'list' }>;
  readonly onOptions: () => void;
  readonly onTryAgain: () => void;
};

function emptyTexts(filter: TransferFilter): { readonly title: string; readonly text: string } {
  if (filter === 'all') return { title: i18n.t('empty_title'), text: i18n.t('empty_text') };
  return { title: i18n.t(`empty_${filter}_title`), text: i18n.t(`empty_${filter}_text`) };
}

/** What stands in the place of the list, with the next step. */
export function PopupStateView({ screen, onOptions, onTryAgain }: PopupStateViewProps) {
  switch (screen.kind) {
    case 'loading':
      return <StateView icon={LoaderCircle} spin title={i18n.t('state_loading')} />;
    case 'broken':
      return (
        <StateView icon={Unplug} {...silenceTexts(screen.silence)}>
          <Button label={i18n.t('action_try_again')} onPress={onTryAgain} />
        </StateView>
      );
    case 'needs-key':
      return (
        <StateView icon={KeyRound} title={i18n.t('needs_key_title')} text={i18n.t('needs_key_text')}>
          <Button label={i18n.t('action_open_options')} onPress={onOptions} />
        </StateView>
      );
    case 'empty':
      return <StateView icon={Inbox} {...emptyTexts(screen.filter)} />;
  }
}
