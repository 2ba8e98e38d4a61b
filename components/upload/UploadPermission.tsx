import { ShieldQuestionMark } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { Icon } from '@/components/icon/Icon';

/** Files wait until the extension may reach the servers that take them. */
export function UploadPermission({ onAllow }: { readonly onAllow: () => void }) {
  return (
    <div class="notice uploads-permission" role="alert">
      <Icon node={ShieldQuestionMark} />
      <p>{i18n.t('upload_needs_permission')}</p>
      <div class="notice-actions">
        <Button label={i18n.t('upload_allow')} onPress={onAllow} />
      </div>
    </div>
  );
}
