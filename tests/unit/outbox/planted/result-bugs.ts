import { type PlantedBug, TRANSFERS } from './planted-bug.ts';

/** Each gives a source what is told of another, or ends it too early or never. */
export const RESULT_BUGS: readonly PlantedBug[] = [
  {
    name: 'a date ends a job',
    file: `${TRANSFERS}/read-results.ts`,
    from: 'if (isOverdue(job, at) && wasFollowed(job)) return giveUp(dated, job, open, byId, at);',
    to: 'if (info.finished || isOverdue(job, at)) return giveUp(dated, job, open, byId, at);',
  },
  {
    name: 'a job with other links is adopted',
    file: `${TRANSFERS}/compare-links.ts`,
    from: 'if (links.every(isOurs)) {',
    to: 'if (links.some(isOurs)) {',
  },
  {
    name: 'results are matched by position alone',
    file: `${TRANSFERS}/match-results.ts`,
    from: 'if (results.length === urls.length && (areNameless || urls.length === 1)) return results;',
    to: 'if (results.length === urls.length) return results;',
  },
  {
    name: 'a link in another spelling is foreign',
    file: `${TRANSFERS}/compare-links.ts`,
    from: "return links.some(mayBeOurs) ? 'similar' : 'foreign';",
    to: "return links.some(mayBeOurs) && urls.length < 0 ? 'similar' : 'foreign';",
  },
  {
    name: 'what 1fichier left out of a request is not sent again',
    file: `${TRANSFERS}/return-left-out.ts`,
    from: 'return left.length === 0 ? asked :',
    to: 'return left.length >= 0 ? asked :',
  },
  {
    name: 'a job of five hours has no answer',
    file: `${TRANSFERS}/constants.ts`,
    from: 'NO_ANSWER_AFTER_MS = 24 * HOUR_MS',
    to: 'NO_ANSWER_AFTER_MS = 1 * HOUR_MS',
  },
  {
    name: 'a request that became several jobs is followed as one',
    file: `${TRANSFERS}/accept-job.ts`,
    from: '    otherIds,\n    requestDate: date,',
    to: '    otherIds: [],\n    requestDate: date,',
  },
  {
    name: 'another host is believed while rows are missing',
    file: `${TRANSFERS}/match-results.ts`,
    from: 'const areAllTold = names.length === urls.length && pairs',
    to: 'const areAllTold = names.length > 0 || pairs',
  },
  {
    name: 'another host is believed while a source has no row',
    file: `${TRANSFERS}/match-results.ts`,
    from: 'const areAllTold = names.length === urls.length && pairs.every(([, index]) => index !== null);',
    to: 'const areAllTold = names.length === urls.length;',
  },
  {
    name: 'another host is believed beside a row too many',
    file: `${TRANSFERS}/match-results.ts`,
    from: 'const areAllTold = names.length === urls.length && pairs',
    to: 'const areAllTold = pairs',
  },
  {
    name: 'a file name is unique though another host has it too',
    file: `${TRANSFERS}/match-results.ts`,
    from: "filter((part) => part !== ''), fits: byKey, isSure: false }",
    to: "filter((part) => part !== ''), fits: (name, url) => !isElsewhere(name, url), isSure: false }",
  },
  {
    name: 'a failure before a link of the same source counts',
    file: `${TRANSFERS}/match-results.ts`,
    from: 'const linksFirst = results.toSorted((one, other) => Number(hasLink(other)) - Number(hasLink(one)));',
    to: 'const linksFirst = results;',
  },
  {
    name: 'a failed row with a link is as good as a success',
    file: `${TRANSFERS}/match-results.ts`,
    from: 'return ok && link !== null;',
    to: 'return (ok || true) && link !== null;',
  },
];
