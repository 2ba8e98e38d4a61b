import {
  Ban,
  CircleAlert,
  CircleCheck,
  Clock,
  type IconNode,
  KeyRound,
  LoaderCircle,
  TimerOff,
} from 'lucide';
import { i18n } from '#i18n';
import { reasonByHand } from '@/components/texts/by-hand';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import { type DirectItem, isExpired } from '@/components/workbench/direct-item';

/** How a file of the workbench looks: `expired` is what `ready` becomes by itself. */
export type DirectLook = DirectItem['state']['kind'] | 'expired';

export const LOOK_ICONS: Readonly<Record<DirectLook, IconNode>> = {
  waiting: Clock,
  asking: LoaderCircle,
  password: KeyRound,
  ready: CircleCheck,
  expired: TimerOff,
  failed: CircleAlert,
  cancelled: Ban,
};

/** `now`: epoch ms. */
export function directLook(item: DirectItem, now: number): DirectLook {
  return isExpired(item, now) ? 'expired' : item.state.kind;
}

/** The reason of a failure, or what became of handing the link over; empty when there is nothing to add to the word. */
export function directNote({ state, handed }: DirectItem): {
  readonly text: string;
  readonly isBad: boolean;
} {
  if (state.kind === 'failed') return { text: reasonByHand(state.reason), isBad: true };
  if (state.kind === 'password' && state.isWrong)
    return { text: reasonWithAdvice({ code: 'password-wrong', words: null }), isBad: true };
  if (handed?.kind === 'failed') return { text: reasonWithAdvice(handed.reason), isBad: true };
  if (handed?.kind === 'handing') return { text: i18n.t('handing'), isBad: false };
  if (handed?.kind === 'done') return { text: i18n.t(`handed_${handed.to}`), isBad: false };
  return { text: '', isBad: false };
}
