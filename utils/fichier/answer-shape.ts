import { readWords } from '@/utils/fichier/classify';
import { isFieldLike } from '@/utils/fichier/field-words';
import { isKnownField, isKnownList } from '@/utils/fichier/known-fields';
import { isStateWord } from '@/utils/fichier/known-forms';
import { cut, redactWords } from '@/utils/fichier/redact-words';

const DEPTH_MAX = 6;
const FIELDS_MAX = 60;
/** A record with more fields that nobody knows is a map. */
const NEW_FIELDS_MAX = 20;
const ROWS_MAX = 1000;
const MESSAGES_MAX = 3;
const SHAPE_MAX = 1500;
/** The head of a page is short. */
const TITLE_WITHIN = 5000;

/**
 * Where a value stands. Only the keys of a `record` may be new fields, which are what a report is for: that is the answer
 * itself, and a row of a known list. Anywhere else an object may be a map, and its keys names that the user gave, however
 * they look; there only known fields are told.
 */
type Position = 'record' | 'known list' | 'elsewhere';

/** What was seen in one place: of one value, or of the same place in all rows of a list. */
type Place = {
  seen: number;
  /** The lengths, lowest and highest, by the kind of value; null for kinds without one. */
  readonly kinds: Map<string, { low: number; high: number } | null>;
  readonly messages: Set<string>;
  readonly fields: Map<string, Place>;
  objects: number;
  rows: Place | null;
};

/**
 * One line that tells keys, types, lengths and 1fichier's own words, and no value:
 * `{status:"OK", data:[12 × {id:int(6), request_date:date, execution_date:date|empty}]}`.
 * `field?` is not in every row, `<key>` stands for keys that may be names, `int(6)` has six digits.
 */
export function describeShape(value: unknown): string {
  const place = createPlace();
  look(value, place, { position: 'record', field: null, depth: 0 });
  return cut(tell(place), SHAPE_MAX);
}

/** The shape of a body: of JSON as `describeShape`, else what kind of text it is and how long. */
export function describeBody(body: string, contentType: string | null): string {
  const text = body.replace(/^\uFEFF/, '').trim();
  if (text === '') return `empty body${tellType(contentType)}`;
  try {
    const type = /json/i.test(contentType ?? '') ? '' : tellType(contentType);
    return `${describeShape(JSON.parse(text))}${type}`;
  } catch {
    return `${tellText(text)}${tellType(contentType)}`;
  }
}

function tellText(text: string): string {
  const length = `${text.length} characters`;
  if (/^[{[]/.test(text)) return `${/[}\]]$/.test(text) ? 'invalid' : 'cut'} JSON, ${length}`;
  if (!/^<|<html|<body/i.test(text)) return `text, ${length}`;
  const title = /<title[^>]*>([^<]{1,300})/i.exec(text.slice(0, TITLE_WITHIN))?.[1]?.trim() ?? '';
  return `HTML page, ${length}${title === '' ? '' : `, title: ${redactWords(title)}`}`;
}

const TYPES = ['application/json', 'text/json', 'text/html', 'text/plain', 'text/xml', 'application/xml'];

function tellType(contentType: string | null): string {
  if (contentType === null) return ' (no content type)';
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return ` (${TYPES.includes(type) ? type : 'another content type'})`;
}

function createPlace(): Place {
  return { seen: 0, kinds: new Map(), messages: new Set(), fields: new Map(), objects: 0, rows: null };
}

const NUMBER_KEY = '<number>';
const LINK_KEY = '<link>';

type Way = { readonly position: Position; readonly field: string | null; readonly depth: number };

function look(value: unknown, place: Place, way: Way): void {
  place.seen += 1;
  if (typeof value === 'object' && value !== null && way.depth >= DEPTH_MAX) note(place, 'deeper');
  else if (Array.isArray(value)) lookInList(value, place, way);
  else if (typeof value === 'object' && value !== null) lookInObject(value, place, way);
  else if (typeof value === 'string') lookAtText(value, place, way.field);
  else if (typeof value === 'number') lookAtNumber(value, place);
  else note(place, typeof value === 'boolean' ? 'boolean' : 'null');
}

function lookInList(list: readonly unknown[], place: Place, { position, field, depth }: Way): void {
  note(place, 'list', list.length);
  place.rows ??= createPlace();
  const inner: Position = position === 'elsewhere' ? position : 'record';
  for (const row of list.slice(0, ROWS_MAX))
    look(row, place.rows, { position: inner, field, depth: depth + 1 });
}

function lookInObject(object: object, place: Place, { position, depth }: Way): void {
  place.objects += 1;
  const entries = Object.entries(object).slice(0, ROWS_MAX);
  const isRecord =
    position === 'record' && entries.filter(([key]) => !isKnownField(key)).length < NEW_FIELDS_MAX;
  for (const [key, value] of entries) {
    const field = isKnownField(key) || (isRecord && isFieldLike(key)) ? key : kindOfKey(key);
    const inner = place.fields.get(field) ?? createPlace();
    place.fields.set(field, inner);
    look(value, inner, { position: positionIn(position, field), field, depth: depth + 1 });
  }
}

/** The rows of a known list may stand in a map by number or by address. */
function positionIn(position: Position, field: string): Position {
  if (position === 'elsewhere') return position;
  if (isKnownList(field)) return 'known list';
  return position === 'known list' && (field === NUMBER_KEY || field === LINK_KEY) ? 'record' : 'elsewhere';
}

function lookAtText(text: string, place: Place, field: string | null): void {
  if (field === 'message' && text !== '') {
    lookAtMessage(text, place);
  } else if (field === 'status' && isStateWord(text)) {
    note(place, `"${text}"`);
  } else {
    const kind = kindOfText(text);
    note(place, kind, /^(text|link|int text)$/.test(kind) ? text.trim().length : null);
  }
}

function lookAtMessage(text: string, place: Place): void {
  if (place.messages.size === MESSAGES_MAX) {
    note(place, 'more texts');
    return;
  }
  const { words, number } = readWords(text, null);
  place.messages.add(`"${redactWords(`${words ?? ''}${number === null ? '' : ` #${number}`}`)}"`);
}

function lookAtNumber(value: number, place: Place): void {
  if (value === 0) note(place, 'zero');
  else if (!Number.isInteger(value)) note(place, 'float');
  else note(place, value < 0 ? 'negative int' : 'int', Math.abs(value).toFixed().length);
}

function kindOfText(text: string): string {
  const value = text.trim();
  if (value === '') return 'empty';
  if (/^(0000|0001|1969|1970)-\d\d-\d\d/.test(value)) return 'zero date';
  if (/^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value)) return 'date';
  if (/^\d{4}-\d\d-\d\d/.test(value)) return 'date of another form';
  if (/^\d\d?[/.]\d\d?[/.]\d{4}/.test(value)) return 'dd/mm/yyyy date';
  if (/^0+$/.test(value)) return 'zero text';
  if (/^\d+$/.test(value)) return 'int text';
  if (/^-?\d+[.,]\d+$/.test(value)) return 'decimal text';
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? 'link' : 'text';
}

function kindOfKey(key: string): string {
  if (/^\d+$/.test(key)) return NUMBER_KEY;
  return key.includes('/') ? LINK_KEY : '<key>';
}

function note(place: Place, kind: string, length: number | null = null): void {
  const known = place.kinds.get(kind);
  if (length === null) place.kinds.set(kind, null);
  else if (known === undefined || known === null) place.kinds.set(kind, { low: length, high: length });
  else place.kinds.set(kind, { low: Math.min(known.low, length), high: Math.max(known.high, length) });
}

function tell(place: Place): string {
  const object = place.objects === 0 ? [] : [tellFields(place)];
  const kinds = [...place.kinds].map(([kind, span]) => {
    const length = span === null ? '' : span.low === span.high ? `${span.low}` : `${span.low}..${span.high}`;
    if (kind === 'list') return `[${length}${tellRows(place)}]`;
    return length === '' ? kind : `${kind}(${length})`;
  });
  return [...object, ...kinds, ...place.messages].join('|');
}

function tellRows(place: Place): string {
  return place.rows === null || place.rows.seen === 0 ? '' : ` × ${tell(place.rows)}`;
}

function tellFields(place: Place): string {
  const fields = [...place.fields].slice(0, FIELDS_MAX).map(([name, inner]) => {
    if (name.startsWith('<')) return `${inner.seen} × ${name}:${tell(inner)}`;
    return `${name}${inner.seen < place.objects ? '?' : ''}:${tell(inner)}`;
  });
  const more = place.fields.size > FIELDS_MAX ? [`${place.fields.size - FIELDS_MAX} more`] : [];
  return `{${[...fields, ...more].join(', ')}}`;
}
