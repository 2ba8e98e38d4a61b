import { ArrowLeft } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { PasswordForm } from '@/components/controls/PasswordForm';
import { VirtualList } from '@/components/list/VirtualList';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';
import type { DirectCounts } from '@/components/workbench/count-states';
import { DirectOptionsForm, type DirectOptionsFormProps } from '@/components/workbench/DirectOptionsForm';
import { DirectRow, type DirectRowActions } from '@/components/workbench/DirectRow';
import type { DirectItem, DirectPhase } from '@/components/workbench/direct-item';
import { WorkbenchActions, type WorkbenchActionsProps } from '@/components/workbench/WorkbenchActions';
import { WorkbenchProgress } from '@/components/workbench/WorkbenchProgress';

export type WorkbenchViewProps = {
  readonly items: readonly DirectItem[];
  readonly phase: DirectPhase;
  readonly counts: DirectCounts;
  /** Picked links that are no files of 1fichier. */
  readonly leftOut: number;
  readonly now: number;
  readonly optionsForm: DirectOptionsFormProps;
  readonly rowActions: DirectRowActions;
  readonly actions: Omit<WorkbenchActionsProps, 'counts'>;
  /** The options that are remembered could not be read. */
  readonly isUnread: boolean;
  readonly rememberFailure: string | null;
  /** What the way back leads to. */
  readonly backLabel: string;
  readonly onBack: () => void;
  readonly onBegin: () => void;
  readonly onGoOn: () => void;
  readonly onCancel: () => void;
  readonly onOptions: () => void;
  readonly onPasswordForAll: (password: string) => void;
};

/** So many links are not asked for within the life of the first. */
const MANY = 200;

const keyOf = ({ key }: DirectItem) => key;

/** Direct links for many files: how they are asked for, how far it is, and what to do with them. */
export function WorkbenchView(props: WorkbenchViewProps) {
  const { items, phase, counts, now, rowActions } = props;
  const { locale } = useSurroundings();
  const hasAria2 = props.actions.aria2Address !== null;
  const back = useRef<HTMLButtonElement>(null);
  // It takes the place of the button that opened it, and with it the focus.
  useLayoutEffect(() => back.current?.focus(), []);
  return (
    <div class="workbench">
      <div class="workbench-head">
        <Button
          look="plain"
          icon={ArrowLeft}
          label={props.backLabel}
          buttonRef={back}
          onPress={props.onBack}
        />
        <h2>{i18n.t('direct_title')}</h2>
        <span class="quiet">{countText('direct_count', counts.total, locale)}</span>
      </div>
      {props.leftOut > 0 && (
        <p class="workbench-note">{countText('direct_not_fichier', props.leftOut, locale)}</p>
      )}
      {counts.total > MANY && <p class="workbench-note warn">{i18n.t('direct_long')}</p>}
      {phase.kind === 'options' ? (
        <div class="workbench-options">
          {props.isUnread && <p class="warn">{i18n.t('direct_unread')}</p>}
          <DirectOptionsForm {...props.optionsForm} />
          <Button look="filled" label={i18n.t('action_get_direct_links')} onPress={props.onBegin} />
        </div>
      ) : (
        <WorkbenchProgress
          phase={phase}
          counts={counts}
          onCancel={props.onCancel}
          onGoOn={props.onGoOn}
          onOptions={props.onOptions}
        />
      )}
      {props.rememberFailure !== null && (
        <p class="workbench-note bad">{i18n.t('direct_not_remembered', [props.rememberFailure])}</p>
      )}
      {counts.waitingForPassword > 1 && (
        <div class="password-for-all">
          <span>{countText('password_for_all', counts.waitingForPassword, locale)}</span>
          <PasswordForm
            label={countText('password_for_all', counts.waitingForPassword, locale)}
            action={i18n.t('action_use_for_all')}
            onEnter={props.onPasswordForAll}
          />
        </div>
      )}
      <div class="workbench-list">
        <VirtualList
          label={i18n.t('direct_list')}
          items={items}
          total={items.length}
          keyOf={keyOf}
          renderRow={(item, { active }) => (
            <DirectRow item={item} active={active} now={now} hasAria2={hasAria2} {...rowActions} />
          )}
        />
      </div>
      <WorkbenchActions {...props.actions} counts={counts} />
    </div>
  );
}
