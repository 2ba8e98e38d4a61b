import type { IconNode } from 'lucide';
import type { Ref } from 'preact';
import { Icon } from '@/components/icon/Icon';

export type ButtonProps = {
  readonly label: string;
  readonly onPress: () => void;
  readonly icon?: IconNode;
  /** `filled`: the one main action of a screen. `icon`: the label is its name and tooltip only. */
  readonly look?: 'filled' | 'outlined' | 'plain' | 'icon';
  /** Stays focusable, so that the keyboard does not lose its place. */
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly tooltip?: string;
  readonly tabIndex?: number;
  readonly expanded?: boolean;
  readonly pressed?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
};

export function Button({ label, onPress, icon, look = 'outlined', disabled = false, ...rest }: ButtonProps) {
  const { busy = false, tooltip, tabIndex, expanded, pressed, buttonRef } = rest;
  const inert = disabled || busy;
  return (
    <button
      type="button"
      ref={buttonRef ?? null}
      class={`button button-${look}`}
      aria-label={look === 'icon' ? label : undefined}
      title={tooltip ?? (look === 'icon' ? label : undefined)}
      aria-disabled={inert || undefined}
      aria-busy={busy || undefined}
      aria-expanded={expanded}
      aria-pressed={pressed}
      tabIndex={tabIndex}
      onClick={() => {
        if (!inert) onPress();
      }}
    >
      {icon && <Icon node={icon} spin={busy} />}
      {look !== 'icon' && label}
    </button>
  );
}
