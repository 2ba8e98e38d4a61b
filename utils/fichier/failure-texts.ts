import { type ErrorCode, POLICY } from '@/utils/fichier/errors';
import { decodeEntities } from '@/utils/links/decode-entities';

type TextRule = readonly [RegExp, ErrorCode];

const COMBINING_MARKS = /\p{M}+/gu;
const ACCENTED_REFERENCE = /&([a-z])(?:acute|grave|circ|cedil|uml);/gi;
/** A source or a name within 1fichier's words: it says nothing about what went wrong. */
const QUOTED = /".*"|“.*”|«.*»/gs;
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/\S+/gi;
const TAGS = /<(?:script|style)\b[^<>]*>[^<]*|<[^<>]*>/gi;

/** Real messages are a line; what is longer could be made to take minutes. */
const READ_LENGTH = 2_000;

/** How the texts below are written: without accents, references of HTML, or more than one space in a row. */
function plain(text: string): string {
  return decodeEntities(text.replace(ACCENTED_REFERENCE, '$1'))
    .normalize('NFD')
    .replace(COMBINING_MARKS, '')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ');
}

/**
 * Texts that speak of the service and not of what was asked for, also looked for in answers that are no JSON (an HTML
 * page, a plain line). First match wins: the bare `IP Locked` is a harder ban than the flood lock whose text contains it.
 * The French forms here and below are guesses, but for those of the website.
 */
const SERVICE_TEXTS: readonly TextRule[] = [
  [/flood[^.<]{0,40}\b(?:user apk|cle api) (?:locked|verrouill|bloqu)/i, 'flood-key'],
  [/flood[^.<]{0,40}\bip (?:locked|verrouill|bloqu)/i, 'flood-ip'],
  [/flood[^.<]{0,40}\b(?:user|utilisateur|compte) (?:locked|verrouill|bloqu)/i, 'flood-user'],
  [/flood detected:?[^.<]*\blocked/i, 'too-many-requests'],
  [
    /requests are too fast|too many requests|requetes sont trop rapides|trop de requetes/i,
    'too-many-requests',
  ],
  // Of signing in. It passes with the time, so it is waited for as for a flood.
  [/login try per \d+ minutes? is not allowed|account will be unlock/i, 'flood-user'],
  [/\bip (?:is |est |has been |a ete )?(?:locked|verrouillee?|bloquee?)\b/i, 'ip-locked'],
  [/\b(?:services?|site) (?:are|is|sont|est) (?:\w+ )?(?:in|under|en) maintenance/i, 'maintenance'],
  [/under maintenance|maintenance en cours|please come back after/i, 'maintenance'],
  [
    /software error:|can't connect (?:to )?(?:the )?db\b|connexion a la base de donn.es impossible/i,
    'server',
  ],
];

/** What may be fetched only so many at once. */
const FETCHED =
  /(?:requests?|(?:up|down)loads?|transfers?|jobs?|demandes?|telechargements?|requetes?|transferts?)\b/
    .source;

/** What 1fichier says of one source. They may name it, so they stand before all that could be found in its name. */
const SOURCE_TEXTS: readonly TextRule[] = [
  // Not of one, if there are so many.
  [
    new RegExp(
      `already (?:been )?request(?:ed|ing) (?:\\d+|too many|the maximum) (?:\\w+ ){0,2}(?:${FETCHED}|(?:links|files)\\b)`,
      'i',
    ),
    'open-limit',
  ],
  [
    new RegExp(
      `deja (?:ete )?demande (?:\\d+|trop de) (?:\\w+ ){0,2}(?:${FETCHED}|(?:liens|fichiers)\\b)`,
      'i',
    ),
    'open-limit',
  ],
  [/already (?:been )?request(?:ed|ing)|d.j. (?:ete )?demand|demandez d.j./i, 'already-requested'],
  [/(?:can ?not|can't) find any valid link|aucun lien valide/i, 'refused'],
];

/** Of how many may be fetched at once for this account, not of what the server of a source will bear. */
const OPEN_LIMIT: readonly RegExp[] = [
  `(?:simultaneous|concurrent|(?:\\d+|too (?:many|much)) (?:pending|remote|active|running)) (?:remote |download |upload )?${FETCHED}`,
  `(?:max(?:imum)?|limit)(?: number)? of (?:\\d+ )?(?:remote|pending|active|running) ${FETCHED}`,
  `${FETCHED} (?:\\w+ ){0,2}at (?:the same time|once|a time)\\b`,
  `(?:\\d+|too many) (?:\\w+ ){0,2}${FETCHED} (?:\\w+ )?(?:pending|in progress|running|queued|waiting)\\b`,
  `(?:plus de|deja) \\d+ (?:\\w+ ){0,2}${FETCHED}`,
  `(?:\\d+|trop de) (?:\\w+ ){0,2}${FETCHED} (?:\\w+ ){0,2}(?:en (?:cours|attente)|a la fois|en meme temps)\\b`,
  `${FETCHED} simultane`,
].map((text) => new RegExp(text, 'i'));

/** Servers of 1fichier, which its own limits may name. */
const OWN_SERVERS =
  /\b(?:our|this|your|nos|notre|ce|cet|cette|votre) (?:\w+ )?(?:servers?|sites?|serveurs?)\b/gi;
const ANY_SERVER =
  /\b(?:servers?|hosts?|sites?|serveurs?|hotes?)\b|\b(?:of|for|from|by) (?:this|the) (?:file|link|source)\b|\b(?:de|par|pour) (?:ce|cette|le|la) ?(?:fichier|lien|source)\b/i;

/** Told by, or of, the server of a source: what it says of itself, or of us, says nothing of 1fichier. */
const OTHER_SERVERS: readonly RegExp[] = [
  /\b(?:remote|source|origin|target|foreign|external|distant|third[- ]party) (?:\w+ )?(?:servers?|hosts?|sites?|services?|machines?)\b/i,
  /\b(?:serveurs?|hotes?|sites?|services?|machines?) (?:distant|source|externe|tiers|cible|d'origine)/i,
  /\b(?:of|from|by|at) the source\b|\b(?:de|par) la source\b/i,
  /\bhttp\b[^.]{0,20}\b[45]\d\d\b/i,
  // The name of a host that has answered.
  /(?:^|\s)(?!(?:[a-z0-9-]+\.)*1fichier\.com\b)(?:[a-z0-9-]+\.)+(?!(?:cgi|pl|pm|php)\b)[a-z]{2,}(?::\d+)?(?: ?:|,? (?:has |a )?(?:answer|repli|respon|return|refus|say|said|report|told|repond|indiqu|renvo|dit))/i,
];

const REFUSAL_TEXTS: readonly TextRule[] = [
  [/not authenticated|non (?:authentifie|identifie)|pas (?:authentifie|identifie)/i, 'not-authenticated'],
  [/no such user|(?:utilisateur|compte) (?:inconnu|introuvable|inexistant)/i, 'no-such-user'],
  // Of a file whose owner wants subscribers only: no reason to hold anything but this file.
  [/reserved access to the subscribers|reserve l'acces/i, 'not-allowed'],
  [/must be a customer|(?:devez|doit) etre (?:un |une )?client/i, 'not-customer'],
  [/must have cdn|use cdn credits|utilise[rz] (?:des|les|vos) credits cdn/i, 'needs-cdn'],
  [/\b(?:professional (?:services|infrastructure)|massively shared internet access)/i, 'needs-cdn'],
  [/(?:infrastructures?|services|equipements?) professionnel/i, 'needs-cdn'],
  [
    /only \d+ locations? allowed|only for downloading from|(?:une?|1) seule? (?:emplacement|localisation)/i,
    'one-location',
  ],
  [/password not provided|mot de passe (?:non fourni|manquant|requis)/i, 'password-required'],
  [/invalid password|mot de passe (?:invalide|incorrect|errone)|mauvais mot de passe/i, 'password-wrong'],
  [/resource not found|ressource (?:introuvable|non trouvee|inexistante|inconnue)/i, 'not-found'],
  [/resource not allowed|ressource (?:non autorisee|interdite)|acc.s (?:restreint|refuse)/i, 'not-allowed'],
  [/owner locked|proprietaire (?:verrouille|bloque)/i, 'owner-locked'],
  [/no file has been renamed|aucun fichier (?:n'a ete )?renomme/i, 'nothing-renamed'],
  [/content-type not json/i, 'content-type'],
  // Two related clients list it as an invalid key; unconfirmed.
  [/^\s*(?:bad token|jeton invalide)\b/i, 'not-authenticated'],
  // Guesses in both languages: nobody has seen how a full account or one that may not upload is refused.
  [/over[ -]?quota|quota (?:exceeded|reached|depasse|atteint)/i, 'over-quota'],
  [/(?:not enough|insufficient) (?:storage|space)|espace (?:de stockage )?insuffisant/i, 'over-quota'],
  [
    /uploads? (?:is |are )?(?:forbidden|disabled)|(?:envois?|uploads?) (?:interdit|desactive)/i,
    'upload-forbidden',
  ],
];

const NO_CHANGES = /no changes requested|aucun(?:e modification| changement) demande/i;

/**
 * What the message of a JSON refusal says, as seen by working clients. First match wins, so the two password texts, which
 * end in `Resource not allowed`, stand before it. Null: it has no meaning of its own. Where 1fichier was asked to fetch
 * sources (`ofSources`), what the server of one of them has said is a refusal of that source.
 */
export function codeOfMessage(message: string, ofSources = false): ErrorCode | null {
  const text = unnamed(plain(message.slice(0, READ_LENGTH)));
  const code =
    codeIn(text, SOURCE_TEXTS) ??
    codeIn(text, SERVICE_TEXTS) ??
    (isOpenLimit(text) ? 'open-limit' : codeIn(text, REFUSAL_TEXTS));
  if (!ofSources || code === null) return code;
  const { ofAccount, retry } = POLICY[code];
  return (ofAccount || retry) && OTHER_SERVERS.some((pattern) => pattern.test(text)) ? 'refused' : code;
}

const isOpenLimit = (text: string): boolean =>
  OPEN_LIMIT.some((pattern) => pattern.test(text)) && !ANY_SERVER.test(text.replace(OWN_SERVERS, ' '));

/** What a page or a plain line in place of JSON says of the service; null when nothing. */
export function codeOfPage(page: string): ErrorCode | null {
  return codeIn(plain(page.replace(TAGS, ' ')), SERVICE_TEXTS);
}

/** A KO that changes nothing because everything is as wished: a success. */
export function saysNoChanges(message: string): boolean {
  return NO_CHANGES.test(unnamed(plain(message.slice(0, READ_LENGTH))));
}

const unnamed = (text: string) => text.replace(QUOTED, ' ').replace(ADDRESS, ' ');

function codeIn(text: string, rules: readonly TextRule[]): ErrorCode | null {
  return rules.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
