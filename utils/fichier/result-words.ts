const COMBINING_MARKS = /\p{M}+/gu;
/** A source or the name of a file within 1fichier's words: it says nothing about what went wrong. */
const NAMES = /".*"|“.*”|«.*»|\b[a-z][a-z0-9+.-]*:\/\/\S+|[\w-]+\.[a-z0-9]{2,4}(?=[\s,;:)]|$)/gis;

/** Goes on in spite of what went wrong. Who asks to retry has given up. */
const GOES_ON: readonly RegExp[] = [
  /\b(?:retrying|resuming)\b|\bwill (?:be )?retr(?:y|ied)\b|(?<!\b(?:please|no|or|and|to) )\bretry\b(?! later)/i,
  /\b(?:attempt|try|tentative|essai)(?: (?:no?|n°|number))?[ :#]*\d/i,
  /\b(?:nouvelle tentative|nouvel essai|nouveau depart|reessai)\b|\breprise (?:apres|de|du|dans|en)\b/i,
];
/** Nothing went wrong, or only a size is not known. */
const NO_FAILURE: readonly RegExp[] = [
  /\b(?:no|0|zero|without|sans|aucune?) (?:errors?|failures?|erreurs?|echecs?)\b/gi,
  /\b(?:errors?|failures?|failed|erreurs?|echecs?) ?[:=(]? ?(?:0(?![.,]?\d)|none\b|aucune?\b)/gi,
  /\b(?:size|length|time|speed|eta|taille|longueur|duree|temps|vitesse)\b(?: \w+){0,2} ?[:=(]? ?(?:unavailable|not (?:available|known)|invalid|indisponible)\b/gi,
];

const FAILURES: readonly RegExp[] = [
  /^(?:n?ko|err)\b/i,
  /\b(?:fail(?:ed|ures?|s)?|errors?|errno|refused|denied|forbidden|rejected|unauthori[sz]ed|aborted|interrupted)\b/i,
  /\b(?:invalid|impossible|unable|unreachable|unresolved|unavailable|unsupported|expired|cancell?ed)\b/i,
  /\bunknown (?:host(?:name)?|server|domain|protocol|scheme|address|error)\b/i,
  /\b(?:hote|serveur|domaine|protocole|adresse|erreur) inconnue?\b/i,
  /\b(?:can ?not|can't|could ?n[o']t|could not|does ?n[o']t exist|does not exist|bad gateway)\b/i,
  /\b(?:not (?:found|available|allowed|supported|authori[sz]ed|exist)|no (?:such|valid|route)|too (?:large|big))\b/i,
  // `timeout 30 s` is a setting.
  /\btimed[ -]out\b|\btime-?out\b(?! *[:=(]? *\d)|\breset by\b|\bclosed by\b/i,
  /\bhttp(?:\/[\d.]+)?(?: (?:status|code))?:? ?[45]\d\d\b/i,
  /\balready (?:been )?request(?:ed|ing)\b|deja (?:ete )?demand|demandez deja/i,
  /\b(?:echecs?|echoue|erreurs?|introuvable|refusee?s?|rejetee?s?|interdite?s?|invalides?)\b/i,
  /\b(?:indisponible|expiree?s?|annulee?s?|n'existe|aucun lien|delai depasse|trop (?:gros|volumineu))/i,
];

/** What 1fichier says of one source tells that it failed. Words such as `12 MB of 900 MB` do not. */
export function saysFailure(words: string): boolean {
  const text = words.normalize('NFD').replace(COMBINING_MARKS, '').replace(/’/g, "'").replace(NAMES, ' ');
  if (GOES_ON.some((pattern) => pattern.test(text))) return false;
  const told = NO_FAILURE.reduce((rest, pattern) => rest.replace(pattern, ' '), text).trim();
  return FAILURES.some((pattern) => pattern.test(told));
}
