import { splitName } from '@/components/texts/split-name';

/** A file name on one line, shortened in the middle where it must be; the whole is in the tooltip. */
export function FileName({ name, tooltip }: { readonly name: string; readonly tooltip?: string }) {
  const { head, tail } = splitName(name);
  return (
    <bdi class="name" dir="auto" title={tooltip ?? name}>
      <span class="name-head">{head}</span>
      {tail && <span class="name-tail">{tail}</span>}
    </bdi>
  );
}
