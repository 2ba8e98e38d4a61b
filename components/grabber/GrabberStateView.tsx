import { Filter, Link2Off, LoaderCircle, MousePointerClick, ShieldBan, TimerOff, Unplug } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { StateView } from '@/components/controls/StateView';
import { FolderStepView } from '@/components/grabber/FolderStepView';
import type { GrabberScreen } from '@/components/grabber/grabber-screen';
import { adviceText, errorText, reasonWithAdvice } from '@/components/texts/error-texts';

type GrabberStateViewProps = {
  readonly screen: Exclude<GrabberScreen, { kind: 'links' | 'direct' }>;
  readonly onAllow: () => void;
  readonly onPassword: (password: string) => void;
  readonly onFolderAgain: () => void;
  readonly onTryAgain: () => void;
  readonly onClearFilter: () => void;
};

/** What stands in the place of the table, with the next step. */
export function GrabberStateView(props: GrabberStateViewProps) {
  const { screen } = props;
  switch (screen.kind) {
    case 'none':
      return (
        <StateView
          icon={MousePointerClick}
          title={i18n.t('grab_none_title')}
          text={i18n.t('grab_none_text')}
        />
      );
    case 'loading':
      return <StateView icon={LoaderCircle} spin title={i18n.t('grab_loading')} />;
    case 'empty':
      return (
        <StateView icon={Link2Off} title={i18n.t('grab_empty_title')} text={i18n.t('grab_empty_text')} />
      );
    case 'filtered':
      return (
        <StateView icon={Filter} title={i18n.t('grab_filtered_title')} text={i18n.t('grab_filtered_text')}>
          <Button label={i18n.t('filter_clear')} onPress={props.onClearFilter} />
        </StateView>
      );
    case 'folder':
      return <FolderStepView {...props} step={screen.step} />;
    case 'failed':
      return <Failed {...screen} onTryAgain={props.onTryAgain} />;
  }
}

type FailedProps = Extract<GrabberScreen, { kind: 'failed' }> & Pick<GrabberStateViewProps, 'onTryAgain'>;

function Failed({ code, words, onTryAgain }: FailedProps) {
  if (code === 'restricted-page') {
    const text = `${errorText(code)} ${adviceText(code)}`;
    return <StateView icon={ShieldBan} title={i18n.t('grab_restricted_title')} text={text} />;
  }
  if (code === 'not-kept') {
    const text = `${errorText(code)} ${adviceText(code)}`;
    return <StateView icon={TimerOff} title={i18n.t('grab_gone_title')} text={text} />;
  }
  return (
    <StateView icon={Unplug} title={i18n.t('grab_broken_title')} text={reasonWithAdvice({ code, words })}>
      <Button label={i18n.t('action_try_again')} onPress={onTryAgain} />
    </StateView>
  );
}
