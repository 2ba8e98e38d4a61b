import { CircleCheck, CirclePause } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { Icon } from '@/components/icon/Icon';
import { NoticeAnswers } from '@/components/popup/NoticeAnswers';
import { holdText } from '@/components/popup/notice-text';
import type { NoticeAnswer, RunAction } from '@/components/popup/run-view';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import { useSurroundings } from '@/components/texts/surroundings';
import type { HoldView } from '@/utils/messaging/protocol';
import type { Reason } from '@/utils/messaging/replies';

type SendingStateProps = {
  readonly hold: HoldView | null;
  readonly trying: boolean;
  /** Why the last try, or resuming, failed. */
  readonly failure: Reason | null;
  readonly onTryNow: () => void;
  readonly onResume: () => void;
  /** What was answered and is not done yet. */
  readonly busy: RunAction | null;
  readonly onAnswer: (answer: NoticeAnswer) => void;
};

/** Do links go out, and if not: why, until when, and what to do. Always there, so that it moves nothing. */
export function SendingState(props: SendingStateProps) {
  const { hold, trying, failure, onTryNow, onResume } = props;
  const surroundings = useSurroundings();
  const said = hold === null ? null : holdText(hold, surroundings);
  const tryNowAt = hold?.tryNowAt ?? null;
  const isQuestion = hold?.action === 'claim';
  return (
    <div class={isQuestion ? 'sending-state sending-question' : 'sending-state'} aria-live="polite">
      <span class={said ? 'warn' : 'good'}>
        <Icon node={said ? CirclePause : CircleCheck} />
      </span>
      <p>
        {said ? <strong>{said.title}</strong> : i18n.t('sending_normal')}
        {said?.text && ` ${said.text}`}
        {said && failure && <span class="bad"> {reasonWithAdvice(failure)}</span>}
      </p>
      {tryNowAt !== null && (
        <Button
          label={i18n.t('action_try_now')}
          disabled={tryNowAt > surroundings.now}
          busy={trying}
          onPress={onTryNow}
        />
      )}
      {hold?.action === 'resume' && <Button label={i18n.t('action_resume')} onPress={onResume} />}
      {isQuestion && (
        <NoticeAnswers notice={{ kind: 'hold', hold }} busy={props.busy} onAnswer={props.onAnswer} />
      )}
    </div>
  );
}
