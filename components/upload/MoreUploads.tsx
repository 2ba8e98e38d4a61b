import { FolderUp } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';

/** Opens the panel, from which folders are uploaded and options chosen. */
export function MoreUploads({ onOpen }: { readonly onOpen: () => void }) {
  return <Button look="icon" icon={FolderUp} label={i18n.t('upload_more')} onPress={onOpen} />;
}
