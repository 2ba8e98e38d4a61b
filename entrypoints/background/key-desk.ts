import { accountView } from '@/entrypoints/background/account-view';
import { canBeKey, cleanKey } from '@/entrypoints/background/clean-key';
import type { PlanReader } from '@/entrypoints/background/plan-reader';
import { FichierError, isFichierError, POLICY } from '@/utils/fichier/errors';
import type { Fichier } from '@/utils/fichier/fichier';
import type { KeyCheck } from '@/utils/messaging/protocol';
import { createInTurn } from '@/utils/store/in-turn';
import type { KeyStore } from '@/utils/store/key-store';
import type { StoredValue } from '@/utils/store/stored-value';

export type KeyDeskDeps = {
  readonly keys: KeyStore;
  readonly now: () => number;
  /** A client that uses this key instead of the saved one, behind the same governor. */
  clientOf(candidate: { readonly key: string; readonly accountId: string }): Pick<Fichier, 'remoteLs'>;
  readonly plan: PlanReader;
  /** Forgets what 1fichier has told about an account. */
  forgetAnswers(): Promise<void>;
  readonly askedForKey: StoredValue<boolean>;
  /** Another key is saved, or none. */
  keyChanged(): void;
};

export type KeyDesk = {
  /**
   * Checks a key with 1fichier and saves it. Rejects with 1fichier's reason, and changes nothing, when that is no; rejects
   * with the reason, the key saved all the same, when 1fichier cannot be asked now.
   */
  save(pasted: string): Promise<KeyCheck>;
  /** Removes the key and what is known of its account. */
  remove(): Promise<void>;
};

export function createKeyDesk(deps: KeyDeskDeps): KeyDesk {
  const { keys, plan } = deps;
  const inTurn = createInTurn();

  async function store(key: string, accountId: string): Promise<void> {
    if ((await keys.read())?.accountId !== accountId) await deps.forgetAnswers();
    await keys.save({ key, accountId, savedAt: deps.now() });
    await deps.askedForKey.write(false);
    await plan.forget();
    deps.keyChanged();
  }

  async function save(pasted: string): Promise<KeyCheck> {
    const key = cleanKey(pasted);
    if (!canBeKey(key)) {
      throw new FichierError({ code: key === '' ? 'no-key' : 'not-authenticated', outcome: 'not-sent' });
    }
    const accountId = await keys.identify(key);
    const refusal = await refusalOf(deps.clientOf({ key, accountId }));
    if (refusal !== null && isVerdict(refusal)) throw refusal;
    await store(key, accountId);
    if (refusal !== null && !provesKey(refusal)) {
      await plan.postpone(refusal.facts.until);
      throw refusal;
    }
    const account = await plan.read('user');
    return {
      works: true,
      account: account === null ? null : accountView(account),
      planAt: await plan.expectedAt(),
    };
  }

  return {
    save: (pasted) => inTurn(() => save(pasted)),
    remove: () =>
      inTurn(async () => {
        await keys.remove();
        await deps.forgetAnswers();
        await plan.forget();
        await deps.askedForKey.write(false);
        deps.keyChanged();
      }),
  };
}

async function refusalOf(client: Pick<Fichier, 'remoteLs'>): Promise<FichierError | null> {
  try {
    await client.remoteLs({ lane: 'user' });
    return null;
  } catch (error) {
    if (isFichierError(error)) return error;
    throw error;
  }
}

/** 1fichier knows whose key it is, and refuses for the plan, the storage or the state of that account. */
function provesKey({ facts }: FichierError): boolean {
  const { hold } = POLICY[facts.code];
  return facts.outcome === 'refused' && (hold === 'plan' || hold === 'quota' || hold === 'forbidden');
}

/** 1fichier has said no. A lock, a dead line or a strange answer leave the question open instead. */
function isVerdict(refusal: FichierError): boolean {
  const { code, outcome } = refusal.facts;
  const { hold } = POLICY[code];
  const isLock = hold === 'flood' || hold === 'ip-locked';
  return hold === 'key' || code === 'storage' || (outcome === 'refused' && !isLock && !provesKey(refusal));
}
