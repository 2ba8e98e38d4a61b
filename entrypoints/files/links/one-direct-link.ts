import { i18n } from '#i18n';
import type { Ask } from '@/components/page/ask';
import { failureByHand } from '@/components/texts/by-hand';
import { formatMoment } from '@/components/texts/format';
import type { DirectState, WorkFile } from '@/components/workbench/direct-item';
import type { Purpose, Workbench } from '@/components/workbench/workbench-state';
import { safeText } from '@/utils/links/display-name';
import type { Settings } from '@/utils/messaging/protocol';
import type { Reason } from '@/utils/messaging/replies';

type Needs = {
  readonly ask: Ask;
  readonly workbench: Pick<Workbench, 'open' | 'download' | 'take' | 'phase'>;
  /** Is the user busy in any dialog? */
  readonly isDialogOpen: () => boolean;
  readonly copy: (text: string) => Promise<boolean>;
  readonly isPrivate: () => Promise<boolean>;
  readonly say: (text: string, isBad?: boolean) => void;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly locale: string;
};

type Direct = { readonly url: string; readonly expiresAt: number };

/**
 * The direct link of one file with the options that are remembered, without opening anything. The workbench takes over
 * where the user wants to be asked, the file wants a password, or the link cannot go where it should.
 */
export function createOneDirectLink(needs: Needs) {
  const { ask, workbench, copy, isPrivate, say, clock, locale } = needs;
  /** Asked for now: a second press changes nothing. */
  const asked = new Set<string>();

  const sayWhy = (reason: Reason) => say(failureByHand(reason, { locale, now: clock() }), true);

  /** The answer may come late: then nothing opens over what the user does, and no run makes way for one file. */
  async function takeOr(
    told: 'filelinks_not_copied' | 'filelinks_wants_password',
    file: WorkFile,
    answered: DirectState,
    purpose: Purpose,
  ): Promise<void> {
    if (needs.isDialogOpen() || workbench.phase.value.kind === 'running')
      return say(i18n.t(told, [safeText(file.name)]), true);
    say('');
    await workbench.take(file, answered, purpose);
  }

  async function deliver(file: WorkFile, direct: Direct, purpose: Purpose): Promise<void> {
    const ready = { kind: 'ready', ...direct } as const;
    if (purpose === 'copy') {
      if (!(await copy(direct.url))) return takeOr('filelinks_not_copied', file, ready, purpose);
      return say(i18n.t('copied_direct_link', [formatMoment(direct.expiresAt, clock(), locale)]));
    }
    const handed = { to: 'browser', url: direct.url, name: file.name, isPrivate: await isPrivate() } as const;
    const reply = await ask('handOff', handed);
    if (reply.ok) say(i18n.t('filelinks_download_started', [safeText(file.name)]));
    else sayWhy(reply.reason);
  }

  async function getWith({ direct: options }: Settings, file: WorkFile, purpose: Purpose): Promise<void> {
    say(i18n.t('filelinks_asking', [safeText(file.name)]));
    const reply = await ask('directLinkOf', { url: file.link, options, password: null });
    // Another account meanwhile.
    if (!asked.has(file.key)) return;
    if (reply.ok) await deliver(file, reply.value, purpose);
    else if (reply.reason.code === 'password-required') {
      await takeOr('filelinks_wants_password', file, { kind: 'password', isWrong: false }, purpose);
    } else sayWhy(reply.reason);
  }

  return {
    forget: () => asked.clear(),
    get: async (file: WorkFile, purpose: Purpose): Promise<void> => {
      if (asked.has(file.key)) return;
      asked.add(file.key);
      try {
        const settings = await ask('readSettings', null);
        if (settings.ok && !settings.value.askDirect) await getWith(settings.value, file, purpose);
        else if (purpose === 'copy') await workbench.open([file], true);
        else await workbench.download([file]);
      } finally {
        asked.delete(file.key);
      }
    },
  };
}
