import type { PickGesture } from '@/components/list/selection';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a key does to the picked rows wherever on the page it is pressed; null: nothing. */
export function pickForKey({ key, ctrlKey, metaKey, altKey }: Press): PickGesture | null {
  if (altKey) return null;
  const isCommand = ctrlKey || metaKey;
  if (isCommand && key.toLowerCase() === 'a') return { kind: 'all' };
  return !isCommand && key === 'Escape' ? { kind: 'clear' } : null;
}
