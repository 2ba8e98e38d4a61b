import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '@/components/icon/Icon';

type StateViewProps = {
  readonly icon: IconNode;
  readonly title: string;
  /** One sentence that says what to do next. */
  readonly text?: string;
  readonly spin?: boolean;
  readonly children?: ComponentChildren;
};

/** What a screen shows in place of its content: empty, loading, no key, broken. */
export function StateView({ icon, title, text, spin = false, children }: StateViewProps) {
  return (
    <div class="state-view">
      <Icon node={icon} spin={spin} />
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}
