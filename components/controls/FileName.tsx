import { splitName } from '@/components/texts/split-name';

/**
 * A file name on one line, shortened in the middle where it must be; the whole is in the tooltip, and is what is read
 * aloud.
 */
export function FileName({ name, tooltip }: { readonly name: string; readonly tooltip?: string }) {
  const { head, tail } = splitName(name);
  return (
    <bdi class="name" dir="auto" title={tooltip ?? name}>
      {tail === '' ? (
        <span class="name-head">{name}</span>
      ) : (
        <>
          <span class="unseen">{name}</span>
          <span class="name-head" aria-hidden="true">
            {head}
          </span>
          <span class="name-tail" aria-hidden="true">
            {tail}
          </span>
        </>
      )}
    </bdi>
  );
}
