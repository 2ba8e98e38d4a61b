import { i18n } from '#i18n';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import type { Reason } from '@/utils/messaging/replies';

/** What is known of aria2 after the last thing done with it. */
export type Aria2State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-used' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'works'; readonly version: string }
  | { readonly kind: 'failed'; readonly reason: Reason };

export type Aria2Line = { readonly tone: 'good' | 'bad' | 'quiet'; readonly text: string };

/** The state in words; empty before anything is done. */
export function aria2Line(state: Aria2State): Aria2Line {
  switch (state.kind) {
    case 'idle':
      return { tone: 'quiet', text: '' };
    case 'saved':
      return { tone: 'quiet', text: i18n.t('aria2_saved') };
    case 'not-used':
      return { tone: 'quiet', text: i18n.t('aria2_not_used') };
    case 'asking':
      return { tone: 'quiet', text: i18n.t('aria2_asking') };
    case 'works':
      return { tone: 'good', text: i18n.t('aria2_works', [state.version]) };
    case 'failed':
      return { tone: 'bad', text: reasonWithAdvice(state.reason) };
  }
}
