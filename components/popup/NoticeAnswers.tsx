import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { restoreLabel } from '@/components/popup/notice-text';
import type { Notice } from '@/components/popup/popup-screen';
import type { NoticeAnswer, RunAction } from '@/components/popup/run-view';
import { useSurroundings } from '@/components/texts/surroundings';

type NoticeAnswersProps = {
  readonly notice: Notice;
  /** What was answered and is not done yet. */
  readonly busy: RunAction | null;
  readonly onAnswer: (answer: NoticeAnswer) => void;
};

/** The answers to what only the user can decide: what becomes of lost links, and whose links these are. */
export function NoticeAnswers({ notice, busy, onAnswer }: NoticeAnswersProps) {
  const surroundings = useSurroundings();
  const answers: readonly (readonly [NoticeAnswer, string | null])[] =
    notice.kind === 'lost'
      ? [
          ['restore-lost', restoreLabel(notice.lost, surroundings)],
          ['forget-lost', i18n.t('action_forget_lost')],
        ]
      : [
          ['claim-profile', i18n.t('action_claim_profile')],
          ['disown-profile', i18n.t('action_disown_profile')],
        ];
  return (
    <>
      {answers.map(([answer, label]) =>
        label === null ? null : (
          <Button key={answer} label={label} busy={busy === answer} onPress={() => onAnswer(answer)} />
        ),
      )}
    </>
  );
}
