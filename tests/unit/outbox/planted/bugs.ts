import { type PlantedBug, TRANSFERS } from './planted-bug.ts';
import { RESULT_BUGS } from './result-bugs.ts';
import { STORAGE_BUGS } from './storage-bugs.ts';

/** Each breaks a rule that keeps a link from being lost or sent twice, or the pace that 1fichier asks for. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'an unknown end is taken for a refusal',
    file: 'utils/engine/perform-send.ts',
    from: "return { type: 'sendUnsure', key, facts, at };",
    to: "return { type: 'sendRefused', key, facts, at };",
  },
  {
    name: 'a page instead of an answer is taken for a refusal',
    file: 'utils/fichier/classify.ts',
    from: 'return openFacts(code, status);',
    to: "return { ...openFacts(code, status), outcome: 'refused' };",
  },
  {
    name: 'sent again after one look',
    file: `${TRANSFERS}/verdict.ts`,
    from: 'if (!areAllMade(looks, job.endedAt ?? look.at)) {',
    to: `const twice = [{ ...look, at: -1e15 }, { ...look, at: 1e15 }];
  if (look.conclusive) return conclude(next, { ...looked, looks: twice }, at);
  if (!areAllMade(looks, job.endedAt ?? look.at)) {`,
  },
  {
    name: 'looks need not be 60 s apart',
    file: `${TRANSFERS}/constants.ts`,
    from: 'ABSENT_APART_MS = 60 * SECOND_MS',
    to: 'ABSENT_APART_MS = 0 * SECOND_MS',
  },
  {
    name: 'absent 10 s after the attempt',
    file: `${TRANSFERS}/constants.ts`,
    from: 'ABSENT_AFTER_MS = 90 * SECOND_MS',
    to: 'ABSENT_AFTER_MS = 10 * SECOND_MS',
  },
  {
    name: 'looks are measured by a clock that was set meanwhile',
    file: 'utils/engine/create-writer.ts',
    from: 'if (Math.abs(byMs) <= CLOCK_MOVED_MS) return;',
    to: 'if (Math.abs(byMs) >= 0) return;',
  },
  {
    name: 'a listing that was cut proves a job absent',
    file: `${TRANSFERS}/proves-absence.ts`,
    from: 'return isNewestFirst(context, job.accountId, ids) && gone <= fresh && !isFull;',
    to: 'return gone + fresh >= 0 && !isFull;',
  },
  {
    name: 'a listing that is full proves a job absent',
    file: `${TRANSFERS}/proves-absence.ts`,
    from: 'const isFull = isRound(ids.length) && gone === 0;',
    to: 'const isFull = isRound(ids.length) && gone < 0;',
  },
  {
    name: 'a job counts as listed soon after a restart',
    file: `${TRANSFERS}/reduce-listed.ts`,
    from: 'job.isAgeKnown && at - job.startedAt <= ABSENT_AFTER_MS',
    to: 'at - (job.endedAt ?? at) <= ABSENT_AFTER_MS',
  },
  {
    name: 'one link that got through blames all that were refused',
    file: `${TRANSFERS}/suspects.ts`,
    from: '(isPassing(one) ? one : { ...one, isDue: false })',
    to: 'one',
  },
  {
    name: 'a list of ended jobs alone proves a job absent',
    file: `${TRANSFERS}/proves-absence.ts`,
    from: 'if (showsOpenJobs !== job.accountId) return null;',
    to: 'if (showsOpenJobs === undefined) return null;',
  },
  {
    name: 'a list that drops what has ended proves a job absent',
    file: `${TRANSFERS}/verdict.ts`,
    from: 'keptLongEnoughAt(state.context, job, proved);',
    to: 'keptLongEnoughAt(state.context, job, proved) ?? proved;',
  },
  {
    name: 'a file in the folder does not count',
    file: `${TRANSFERS}/reduce-files.ts`,
    from: '|| mayHold(files, job)',
    to: '|| (mayHold(files, job) && at < 0)',
  },
  {
    name: 'a listing with a row that cannot be read proves a job absent',
    file: `${TRANSFERS}/reduce-listed.ts`,
    from: 'event.isWhole && candidates.length',
    to: 'candidates.length',
  },
  {
    name: 'looks count from their answers, however long these took',
    file: `${TRANSFERS}/reduce-listed.ts`,
    from: '? Math.min(askedAt, at) : at;',
    to: '? Math.max(askedAt, at) : at;',
  },
  {
    name: 'nobody says that there is no room',
    file: 'utils/engine/create-loop.ts',
    from: 'writer.isStoreFault(error) ? waitForStore(isStorageFull(error)) : pause(BROKEN_MS)',
    to: 'writer.isStoreFault(error) ? pause(NOT_SENT_MS) : pause(BROKEN_MS)',
  },
  {
    name: 'a rewritten link proves a job absent',
    file: `${TRANSFERS}/verdict.ts`,
    from: 'job.lookIsConclusive && !job.hasSimilar',
    to: 'job.lookIsConclusive',
  },
  {
    name: 'candidates are chosen by comparing clocks',
    file: `${TRANSFERS}/reduce-listed.ts`,
    from: 'const candidates = ids.filter((id) => !read.has(id) && !owned.has(id) && id !== job.partId);',
    to: `const isLater = (row: ListedJob) => Date.parse(\`\${row.requestDate?.replace(' ', 'T')}+01:00\`) >= job.startedAt;
  const candidates = event.rows.filter((row) => isLater(row) && !read.has(row.id) && !owned.has(row.id)).map((row) => row.id);`,
  },
  {
    name: 'the ids known before are ignored',
    file: `${TRANSFERS}/reduce-sent.ts`,
    from: 'knownIds: known?.ids ?? [],',
    to: 'knownIds: [],',
  },
  {
    name: 'transfers and jobs are stored in two transactions',
    file: 'utils/store/outbox/open-outbox-store.ts',
    from: 'commit: async (changes) => write(await db(), changes),',
    to: `commit: async (changes) => {
      await write(await db(), { ...changes, jobs: [], context: null, deletedJobs: [] });
      await write(await db(), { ...changes, transfers: [] });
    },`,
  },
  {
    name: 'the intention is stored after the call',
    file: 'utils/engine/perform-send.ts',
    from: 'const outcome = await call(deps, action, key, options, password);',
    to: `const outcome = await call(deps, action, key, { lane: action.lane }, password);
    await options.beforeSend?.({ accountId, at: deps.clock.now() });`,
  },
  {
    name: 'what was being sent at a start is sent again',
    file: `${TRANSFERS}/reduce-sent.ts`,
    from: '.reduce((next, job) => toUnsure(next, { ...job, isAgeKnown: false }, event.at, null), state);',
    to: ".reduce((next, job) => reduceSendReturned(next, { type: 'sendReturned', at: event.at, key: job.key }), state);",
  },
  {
    name: 'links go out while another is unsure',
    file: `${TRANSFERS}/batches.ts`,
    from: 'const head = free < 1 || isBlocked ? undefined : firstToSend(',
    to: 'const head = free < 1 ? undefined : firstToSend(',
  },
  {
    name: 'a pause lets go what waits for its turn',
    file: `${TRANSFERS}/reduce-sent.ts`,
    from: '!mayGo || isStopped(state.context) || state.jobs',
    to: '!mayGo || (isStopped(state.context) && !mayGo) || state.jobs',
  },
  {
    name: 'a refusal of the account fails its links',
    file: `${TRANSFERS}/reduce-refused.ts`,
    from: 'if (isTrouble(facts.code)) return judgeTrouble(',
    to: 'if (isTrouble(facts.code) && !POLICY[facts.code].ofAccount) return judgeTrouble(',
  },
  {
    name: 'trouble at 1fichier fails its links',
    file: `${TRANSFERS}/reduce-refused.ts`,
    from: 'if (isTrouble(facts.code)) return judgeTrouble(',
    to: 'if (POLICY[facts.code].ofAccount) return judgeTrouble(',
  },
  {
    name: 'every link asks anew for a folder that is not there',
    file: `${TRANSFERS}/reduce-refused.ts`,
    from: "if (facts.outcome === 'refused' && isNotFound(facts.code)) {",
    to: "if (facts.outcome === 'refused' && isNotFound(facts.code) && at < 0) {",
  },
  {
    name: 'a refused batch fails all its links',
    file: `${TRANSFERS}/reduce-refused.ts`,
    from: 'if (job.transferIds.length > 1) return splitBatch(state, job, facts, at);',
    to: `if (job.transferIds.length > 1) {
    return patchTransfers(state, job.transferIds, () => ({
      state: 'failed',
      failure: { code: facts.code, words: facts.words },
      changedAt: at,
    }));
  }`,
  },
  {
    name: 'a retry keeps the job of the attempt before',
    file: `${TRANSFERS}/reduce-user.ts`,
    from: 'attempt: transfer.attempt + 1,\n    jobKey: null,',
    to: 'attempt: transfer.attempt + 1,',
  },
  {
    name: 'a cancel while nobody knows counts as cancelled',
    file: `${TRANSFERS}/reduce-user.ts`,
    from: 'return { cancelWished: true, changedAt: at };',
    to: "return { state: 'cancelled', changedAt: at };",
  },
  {
    name: 'one request may hold a link twice',
    file: `${TRANSFERS}/batches.ts`,
    from: 'if (keys.some((key) => taken.has(key))) {',
    to: 'if (batch.includes(row)) {',
  },
  {
    name: 'one request may copy a file twice',
    file: `${TRANSFERS}/batches.ts`,
    from: "if (kind === 'copy') return [linkId(url)];",
    to: "if (kind === 'copy' && url === '') return [linkId(url)];",
  },
  {
    name: 'a clock that was set blames a link, or never does',
    file: `${TRANSFERS}/reduce-clock.ts`,
    from: 'suspects: movedSuspects(suspects, (time) => time + byMs),',
    to: 'suspects,',
  },
  {
    name: 'a start with a clock set back never blames a link',
    file: `${TRANSFERS}/reduce-started.ts`,
    from: 'suspects: movedSuspects(suspects, (time) => Math.min(time, at)),',
    to: 'suspects,',
  },
  {
    name: 'a list under another name proves a job absent',
    file: 'utils/fichier/wire-remote.ts',
    from: 'return { rows: [...rows.values()], isList: false, isWhole: false };',
    to: 'return { rows: [...rows.values()], isList: true, isWhole: true };',
  },
  {
    name: 'a source that is not found fails its folder',
    file: `${TRANSFERS}/reduce-refused.ts`,
    from: "return settleRefused(state, job, { ...job.failure, code: 'not-found', until: null }, event.at);",
    to: "return dropEmptyGroups(refuseFolder(state, job, { ...job.failure, code: 'folder-not-found' }, event.at));",
  },
  {
    name: 'a limit of simultaneous downloads fails a link',
    file: 'utils/fichier/errors.ts',
    from: "'open-limit': account('limit'),",
    to: "'open-limit': FINAL,",
  },
  {
    name: 'a link that is being fetched already is refused',
    file: `${TRANSFERS}/reduce-refused.ts`,
    from: "if (code === 'already-requested' && job.kind === 'remote' && isSingle && !isOurs(state, job))",
    to: "if (code === 'already-requested' && job.kind === 'remote' && at < 0 && !isOurs(state, job))",
  },
  {
    name: 'jobs of another key are believed to be followed',
    file: `${TRANSFERS}/reduce-listed.ts`,
    from: ".filter((job) => job.accountId === event.accountId && job.kind === 'remote' && job.closedAt === null)",
    to: ".filter((job) => job.kind === 'remote' && job.closedAt === null)",
  },
  {
    name: 'calls do not wait for their turn',
    file: 'utils/fichier/create-governor.ts',
    from: 'if (waitMs > 0) return clock.sleep(waitMs);',
    to: 'if (waitMs > 1e9) return clock.sleep(waitMs);',
  },
  {
    name: 'a call leaves before it is on record',
    file: 'utils/fichier/create-governor.ts',
    from: 'await record.save(started);',
    to: 'await record.current();',
  },
  {
    name: 'the hourly budget is not kept',
    file: 'utils/fichier/governor-state.ts',
    from: 'const isWithin = user + background < whole;',
    to: 'const isWithin = user + background < 1e9 * whole;',
  },
  {
    name: 'the key is not taken out of what 1fichier says',
    file: 'utils/fichier/classify.ts',
    from: "if (key === null || key === '') return text;",
    to: 'if (key === null || key.length > 0) return text;',
  },
  {
    name: 'nobody is woken when the background was stopped',
    file: 'utils/engine/create-loop.ts',
    from: 'const { clock, alarm, timer, events } = deps;',
    to: 'const { clock, timer, events } = deps;\n  const alarm = { arm: async (_atMs: number) => {} };',
  },
  ...RESULT_BUGS,
  ...STORAGE_BUGS,
];
