import { Check, Copy } from 'lucide';
import { i18n } from '#i18n';
import { Icon } from '@/components/icon/Icon';

type CopyButtonProps = {
  readonly label: string;
  readonly copied: boolean;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  readonly tabIndex?: number;
};

/** Says `Copied` in its own place for a moment, without changing its width. */
export function CopyButton({ label, copied, onPress, disabled = false, tabIndex }: CopyButtonProps) {
  return (
    <button
      type="button"
      class="button button-plain"
      aria-disabled={disabled || undefined}
      tabIndex={tabIndex}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      <Icon node={copied ? Check : Copy} />
      <span class="swap" data-other={copied ? label : i18n.t('copied')}>
        {copied ? i18n.t('copied') : label}
      </span>
    </button>
  );
}
