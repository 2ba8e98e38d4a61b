import { type FailureFacts, isFichierError } from '@/utils/fichier/errors';
import type { CallOptions } from '@/utils/fichier/fichier';
import { isLock } from '@/utils/fichier/governor-state';
import { redactWords } from '@/utils/fichier/redact-words';
import type { ClientDeps } from './create-client.ts';
import type { EvidenceDraft } from './evidence.ts';

/** Nothing more can be asked: why, in words for the person, and what to do next. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export type PoliteCalls = {
  /** Makes one call, waiting where a limit says so. Null: it was refused, which is on record. Rejects with `Stopped`. */
  ask<T>(endpoint: string, what: string, send: (options: CallOptions) => Promise<T>): Promise<T | null>;
  /** Waits and says for how long and why. */
  wait(ms: number, why: string): Promise<void>;
};

type PoliteCallsDeps = Pick<ClientDeps, 'clock'> & {
  readonly evidence: EvidenceDraft;
  readonly print: (line: string) => void;
  /** Aborted when the person wants to stop. */
  readonly signal: AbortSignal;
  /** 1fichier has answered before, so that one failure is no reason to give up. */
  readonly hasAnswered: boolean;
};

/** Longer locks are not sat out. */
const WAIT_MAX_MS = 11 * 60_000;
const MINUTE_MS = 60_000;

export function createPoliteCalls(deps: PoliteCallsDeps): PoliteCalls {
  const { clock, evidence, print, signal } = deps;
  let { hasAnswered } = deps;

  function checkStop(): void {
    if (signal.aborted) throw new Stopped('Stopped, as you asked.');
  }

  async function wait(ms: number, why: string): Promise<void> {
    checkStop();
    if (ms > 0) print(`    waiting ${tellTime(ms)}: ${why}`);
    await clock.sleep(ms, signal).catch(() => undefined);
    checkStop();
  }

  /** Whether the same call may go out again after a wait; throws when no call may. */
  async function sitOut(facts: FailureFacts): Promise<boolean> {
    if (!isLock(facts) && facts.code !== 'budget' && facts.code !== 'held') return false;
    const waitMs = (facts.until ?? clock.now()) - clock.now();
    if ((isLock(facts) && !hasAnswered) || waitMs > WAIT_MAX_MS) throw new Stopped(tellLock(facts, waitMs));
    await wait(waitMs, facts.code === 'budget' ? 'a limit of 1fichier' : '1fichier asked for a pause');
    return facts.outcome !== 'unknown';
  }

  async function ask<T>(
    endpoint: string,
    what: string,
    send: (options: CallOptions) => Promise<T>,
  ): Promise<T | null> {
    checkStop();
    print(`  ${what}`);
    for (let tries = 1; ; tries += 1) {
      try {
        const value = await send({ lane: 'user' });
        hasAnswered = true;
        evidence.reads.push({ endpoint, calls: evidence.exchanges.length, ok: true, facts: null });
        return value;
      } catch (error) {
        if (!isFichierError(error)) throw error;
        const { facts } = error;
        if (facts.outcome !== 'not-sent') {
          evidence.reads.push({ endpoint, calls: evidence.exchanges.length, ok: false, facts });
        }
        stopIfHopeless(facts, hasAnswered);
        if (facts.status !== null && !isLock(facts)) hasAnswered = true;
        if ((await sitOut(facts)) && tries < 3) continue;
        print(`    ${tellFailure(facts)}`);
        return null;
      }
    }
  }

  return { ask, wait };
}

/** Once 1fichier has answered, a lost connection is no reason to give up; a wrong key always is. */
function stopIfHopeless(facts: FailureFacts, hasAnswered: boolean): void {
  switch (facts.code) {
    case 'not-authenticated':
      throw new Stopped(
        '1fichier does not know this key. Copy it again from https://1fichier.com/console/params.pl, without spaces, into FICHIER_API_KEY.',
      );
    case 'no-such-user':
      throw new Stopped(
        '1fichier has no usable account for this key. Sign in on its website (it may want a new password), then make a new key.',
      );
    case 'network':
    case 'timeout':
      if (hasAnswered) return;
      throw new Stopped(
        'api.1fichier.com did not answer. Check the internet connection of this computer (a proxy, a VPN, a firewall), then try again.',
      );
    default:
  }
}

function tellLock({ words }: FailureFacts, waitMs: number): string {
  const said = words === null ? '' : ` It said: ${redactWords(words)}.`;
  return `1fichier has locked this key or this address for now.${said} Try again in ${tellTime(Math.max(waitMs, MINUTE_MS))}, and let no other program use the key meanwhile.`;
}

function tellFailure({ code, words, status }: FailureFacts): string {
  const said = words === null ? '' : `: ${redactWords(words)}`;
  return `not answered as hoped (${code}${status === null ? '' : `, HTTP ${status}`})${said}`;
}

function tellTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
