import { Filter, FolderOpen, FolderX, KeyRound, LoaderCircle, TriangleAlert, Unplug } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { StateView } from '@/components/controls/StateView';
import type { FilesScreen } from '@/components/files/files-screen';
import { failureByHand } from '@/components/texts/by-hand';
import { adviceText, errorText } from '@/components/texts/error-texts';
import { silenceTexts } from '@/components/texts/silence-texts';
import { useSurroundings } from '@/components/texts/surroundings';
import type { Reason } from '@/utils/messaging/replies';

export type FilesStateViewProps = {
  readonly screen: Exclude<FilesScreen, { kind: 'list' }>;
  readonly canGoUp: boolean;
  readonly onUp: () => void;
  readonly onOptions: () => void;
  readonly onTryAgain: () => void;
  readonly onClearFilter: () => void;
};

/** What stands in the place of the files, with the next step. */
export function FilesStateView(props: FilesStateViewProps) {
  const { screen, onTryAgain } = props;
  switch (screen.kind) {
    case 'loading':
      return <StateView icon={LoaderCircle} spin title={i18n.t('files_loading')} />;
    case 'broken':
      return (
        <StateView icon={Unplug} {...silenceTexts('broken')}>
          <Button label={i18n.t('action_try_again')} onPress={onTryAgain} />
        </StateView>
      );
    case 'needs-key':
      return (
        <StateView icon={KeyRound} title={i18n.t('needs_key_title')} text={i18n.t('files_needs_key')}>
          <Button label={i18n.t('action_open_options')} onPress={props.onOptions} />
        </StateView>
      );
    case 'gone':
      return (
        <StateView icon={FolderX} title={errorText('folder-not-found')} text={adviceText('folder-not-found')}>
          {props.canGoUp && <Button label={i18n.t('files_up')} onPress={props.onUp} />}
        </StateView>
      );
    case 'failed':
      return <Failed reason={screen.reason} onTryAgain={onTryAgain} />;
    case 'empty':
      return (
        <StateView icon={FolderOpen} title={i18n.t('files_empty_title')} text={i18n.t('files_empty_text')} />
      );
    case 'filtered':
      return (
        <StateView icon={Filter} title={i18n.t('files_filtered_title')} text={i18n.t('files_filtered_text')}>
          <Button label={i18n.t('filter_clear')} onPress={props.onClearFilter} />
        </StateView>
      );
  }
}

type FailedProps = { readonly reason: Reason; readonly onTryAgain: () => void };

function Failed({ reason, onTryAgain }: FailedProps) {
  const around = useSurroundings();
  const { until } = reason;
  const mustWait = until !== null && until > around.now;
  const text = failureByHand(reason, around);
  return (
    <StateView icon={TriangleAlert} title={i18n.t('files_failed_title')} text={text}>
      <Button label={i18n.t('action_try_again')} disabled={mustWait} onPress={onTryAgain} />
    </StateView>
  );
}
