import { CircleAlert } from 'lucide';
import { Icon } from '@/components/icon/Icon';
import { NoticeAnswers } from '@/components/popup/NoticeAnswers';
import { lostText } from '@/components/popup/notice-text';
import type { LostCount } from '@/components/popup/popup-screen';
import type { NoticeAnswer, RunAction } from '@/components/popup/run-view';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import { useSurroundings } from '@/components/texts/surroundings';
import type { Reason } from '@/utils/messaging/replies';

export type LostSectionProps = {
  readonly lost: LostCount;
  readonly busy: RunAction | null;
  /** Why the last answer could not be carried out. */
  readonly failure: Reason | null;
  readonly onAnswer: (answer: NoticeAnswer) => void;
};

/** What the browser has lost of the list, and what is to become of it. */
export function LostSection({ lost, busy, failure, onAnswer }: LostSectionProps) {
  const { title, text } = lostText(lost, useSurroundings());
  return (
    <aside class="lost" aria-live="polite">
      <Icon node={CircleAlert} />
      <p>
        <strong>{title}</strong> {text}
        {failure && <span class="bad"> {reasonWithAdvice(failure)}</span>}
      </p>
      <NoticeAnswers notice={{ kind: 'lost', lost }} busy={busy} onAnswer={onAnswer} />
    </aside>
  );
}
