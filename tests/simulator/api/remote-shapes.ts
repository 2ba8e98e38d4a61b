import type { RemoteJob, RemoteResultRow } from '../model/records.ts';
import { spelled } from '../model/spellings.ts';
import type { Switches } from '../model/switches.ts';
import type { World } from '../model/world.ts';

/** What stands for a date that is not there yet. `1970` is what a client in use relies on, empty what is documented. */
const PENDING_DATES: Readonly<Record<Exclude<Switches['pendingDate'], 'absent'>, unknown>> = {
  '1970': '1970-01-01 00:00:00',
  empty: '',
  zero: '0000-00-00 00:00:00',
  null: null,
  '0': '0',
  'number-0': 0,
  dash: '-',
  word: 'pending',
  false: false,
  '1969': '1969-12-31 23:59:59',
  '0001': '0001-01-01 00:00:00',
  'day-first': '01/01/1970 00:00:00',
};

const STATUSES: Readonly<Record<Switches['rowStatus'], readonly [ok: unknown, ko: unknown]>> = {
  OK: ['OK', 'KO'],
  ok: ['ok', 'ko'],
  '1': [1, 0],
  done: ['done', 'error'],
  absent: [undefined, 'KO'],
  words: [undefined, undefined],
};

const SECOND_MS = 1000;

/** The id as 1fichier writes it. */
export function publicId({ switches }: World, { id }: RemoteJob): number | string {
  if (switches.idForm === 'number') return id;
  return switches.idForm === 'text' ? String(id) : `r-${id}`;
}

export function datesOf(world: World, job: RemoteJob): object {
  return { request_date: job.requestDate, execution_date: executionDate(world.switches, job) };
}

/** `undefined` leaves a field out of the answer. */
function executionDate({ pendingDate, dateForm }: Switches, job: RemoteJob): unknown {
  if (job.executionDate === null || job.executedAt === null) {
    return pendingDate === 'absent' ? undefined : PENDING_DATES[pendingDate];
  }
  const [date = '', time] = job.executionDate.split(' ');
  const seconds = Math.floor(job.executedAt / SECOND_MS);
  switch (dateForm) {
    case 'iso':
      return job.executionDate;
    case 'day-first':
      return `${date.split('-').toReversed().join('/')} ${time}`;
    case 'epoch':
      return seconds;
    case 'epoch-text':
      return String(seconds);
  }
}

/** The links of a job as `remote/request` echoes and `remote/info` lists them. */
export function linksOf({ switches }: World, urls: readonly string[]): string[] {
  const links = urls.flatMap((url) => spelled(switches.rewriteLinks?.(url) ?? url, switches.linkUrls) ?? []);
  return switches.linksOrder === 'reversed' ? links.toReversed() : links;
}

/** `result`, under its name and in its shape; an empty object while there is none. */
export function resultOf(world: World, job: RemoteJob): object {
  const { switches } = world;
  const rows = inOrder(switches, shownResults(world, job));
  const shaped = [...rows.map((row) => rowOf(switches, row)), ...progressOf(switches, job)];
  if (shaped.length === 0 && job.finishedAt === null) {
    if (switches.pendingResult === 'absent') return {};
    return { result: switches.pendingResult === 'null' ? null : [] };
  }
  const byUrl = (): object =>
    Object.fromEntries(
      shaped.map(({ url, ...rest }, index) => [typeof url === 'string' ? url : index, rest]),
    );
  switch (switches.resultShape) {
    case 'list':
      return { result: shaped };
    case 'results':
      return { results: shaped };
    case 'map-by-index':
      return { result: Object.fromEntries(shaped.map((row, index) => [index, row])) };
    case 'map-by-url':
      return { result: byUrl() };
    case 'object':
      return { result: shaped.length === 1 ? shaped[0] : shaped };
  }
}

/** Rows of the sources that a running job has still to fetch. */
function progressOf({ progress, resultUrls }: Switches, job: RemoteJob): readonly Record<string, unknown>[] {
  if (progress === null || job.finishedAt !== null) return [];
  return job.urls
    .slice(job.results.length)
    .map((url) => ({ ...progress, url: spelled(url, resultUrls) ?? undefined }));
}

/** The entries that are told by now. */
function shownResults({ switches, clock }: World, job: RemoteJob): readonly RemoteResultRow[] {
  if (job.finishedAt === null) return switches.progressiveResults ? job.results : [];
  const sinceEndMs = clock.now() - job.finishedAt;
  const rows = switches.editResults?.(job.results, job) ?? job.results;
  return rows.filter((_, index) => sinceEndMs >= switches.resultDelayMs + index * switches.resultPartsMs);
}

function inOrder({ resultOrder }: Switches, rows: readonly RemoteResultRow[]): readonly RemoteResultRow[] {
  if (resultOrder === 'as-sent') return rows;
  return resultOrder === 'reversed' ? rows.toReversed() : rows.toSorted((a, b) => (a.url < b.url ? -1 : 1));
}

function rowOf(switches: Switches, row: RemoteResultRow): Record<string, unknown> {
  const [ok, ko] = STATUSES[switches.rowStatus];
  const url = spelled(row.url, switches.resultUrls) ?? undefined;
  return {
    status: row.status === 'OK' ? ok : ko,
    url,
    ...(row.download_link === undefined
      ? {}
      : { [switches.linkField]: writtenLink(switches, row.download_link) }),
    message: row.message,
  };
}

function writtenLink({ linkForm }: Switches, link: string): string {
  switch (linkForm) {
    case 'https':
      return link;
    case 'without-scheme':
      return link.replace('https://', '');
    case 'two-slashes':
      return link.replace('https:', '');
    case 'bare-id':
      return link.replace(/^.*\?/, '');
  }
}
