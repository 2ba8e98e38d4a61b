import { i18n } from '#i18n';
import type { Silence } from '@/components/page/silence';
import { snake } from '@/components/texts/snake';

/** Why the page shows nothing new, and what to do. */
export function silenceTexts(silence: Silence): { readonly title: string; readonly text: string } {
  const kind = snake(silence);
  return { title: i18n.t(`silence_${kind}_title`), text: i18n.t(`silence_${kind}_text`) };
}
