import type { IconNode } from 'lucide';
import { h } from 'preact';

/** One icon, as decoration: the word beside it or the name of its button says the same. */
export function Icon({ node, spin = false }: { node: IconNode; spin?: boolean }) {
  return (
    <svg
      class={spin ? 'icon icon-spin' : 'icon'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {node.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
