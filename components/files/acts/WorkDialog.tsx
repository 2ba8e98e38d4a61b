import { LoaderCircle } from 'lucide';
import { i18n } from '#i18n';
import { ActDialog } from '@/components/files/acts/ActDialog';
import type { ActActions, WorkView } from '@/components/files/acts/act-view';
import { workText } from '@/components/files/acts/act-words';
import { Icon } from '@/components/icon/Icon';
import { formatCount } from '@/components/texts/format';
import { useSurroundings } from '@/components/texts/surroundings';

type WorkDialogProps = { readonly view: WorkView; readonly actions: ActActions };

/** Says what is under way, and how far it is where it takes several calls. */
export function WorkDialog({ view, actions }: WorkDialogProps) {
  const { act, total, ended } = view;
  const { locale } = useSurroundings();
  return (
    <ActDialog title={workText(act, total, locale)} stage="work" isBusy onClose={actions.close}>
      <p class="act-line act-working quiet" role="status">
        <Icon node={LoaderCircle} spin />
        {ended > 0
          ? i18n.t('progress', [formatCount(ended, locale), formatCount(total, locale)])
          : i18n.t('asking')}
      </p>
    </ActDialog>
  );
}
