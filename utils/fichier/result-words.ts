const COMBINING_MARKS = /\p{M}+/gu;
/** A source or the name of a file within 1fichier's words: it says nothing about what went wrong. */
const NAMES = /".*"|“.*”|«.*»|\b[a-z][a-z0-9+.-]*:\/\/\S+|[\w-]+\.[a-z0-9]{2,4}(?=[\s,;:)]|$)/gis;

/** Goes on in spite of what went wrong, or nothing did. */
const GOES_ON = /\bretrying\b|\bwill (?:be )?retr(?:y|ied)\b|nouvelle tentative|nouvel essai/i;
const NO_ERROR = /\b(?:no|0|zero|without|sans|aucune?) (?:errors?|failures?|erreurs?)\b/gi;

const FAILURES: readonly RegExp[] = [
  /^(?:n?ko|err)\b/i,
  /\b(?:fail(?:ed|ures?|s)?|errors?|errno|refused|denied|forbidden|rejected|unauthori[sz]ed|aborted|interrupted)\b/i,
  /\b(?:invalid|impossible|unable|unknown|unreachable|unresolved|unavailable|unsupported|expired|cancell?ed)\b/i,
  /\b(?:can ?not|can't|could ?n[o']t|could not|does ?n[o']t exist|does not exist|bad gateway)\b/i,
  /\b(?:not (?:found|available|allowed|supported|authori[sz]ed|exist)|no (?:such|valid|route)|too (?:large|big))\b/i,
  // `timeout 30 s` is a setting.
  /\btimed[ -]out\b|\btime-?out\b(?! *[:=(]? *\d)|\breset by\b|\bclosed by\b/i,
  /\bhttp(?:\/[\d.]+)?(?: (?:status|code))?:? ?[45]\d\d\b/i,
  /\balready (?:been )?request(?:ed|ing)\b|deja (?:ete )?demand|demandez deja/i,
  /\b(?:echecs?|echoue|erreurs?|introuvable|inconnue?s?|refusee?s?|rejetee?s?|interdite?s?|invalides?)\b/i,
  /\b(?:indisponible|expiree?s?|annulee?s?|n'existe|aucun lien|delai depasse|trop (?:gros|volumineu))/i,
];

/** What 1fichier says of one source tells that it failed. Words such as `12 MB of 900 MB` do not. */
export function saysFailure(words: string): boolean {
  const text = words.normalize('NFD').replace(COMBINING_MARKS, '').replace(/’/g, "'").replace(NAMES, ' ');
  if (GOES_ON.test(text)) return false;
  const told = text.replace(NO_ERROR, ' ').trim();
  return FAILURES.some((pattern) => pattern.test(told));
}
