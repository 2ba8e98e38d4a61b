/**
 * What 1fichier and what stands before it is known to say, as far as it is always the same: `…` is any text or none, `#` a
 * number of at most three digits: more are rather a name. Of the languages only these two are known. A report tells no other word.
 */
const FORMS = `
OK
Flood detected: IP Locked
Flood detected: User Locked
Flood detected: User APK Locked
IP Locked
IP is locked
Your requests are too fast
Too many requests
Not authenticated
No such user
Bad token
Must be a customer (Premium, Access)
… professional equipment, must have CDN …
Premium status is only allowed to be used on residential private and dedicated - internet connexion - … -. Use CDN credits.
Premium status must not be used on professional services
Premium status must not be used on professional infrastructure
Our services are not compatible with massively shared internet access
Only # location allowed at a time
Only # locations allowed at a time
You can use your account only for downloading from …
More than # login try per # minutes is not allowed
Your account will be unlock
Resource not found
Resource not allowed
Resource removed
Password not provided. … Resource not allowed
Invalid password. … Resource not allowed
Owner locked
The owner of this file has reserved access to the subscribers of our services
No file has been renamed
No changes requested
Content-Type not JSON
File not ready
Over quota
Quota exceeded
Quota reached
Not enough storage
Not enough space
Insufficient storage
Insufficient space
Upload forbidden
Uploads are forbidden
Uploads are disabled
Can not find any valid link
You already requesting the download of …
You already requested …
You have already requested …
You can not have more than # simultaneous download requests
Without Premium, you can not have more than # simultaneous download requests
You have reached the maximum of # simultaneous requests
You have reached the limit of # simultaneous requests
… more than # simultaneous …
OK - … downloaded in …
Download failed
# recorded link
# recorded links
Software error:
Can't connect DB
Can't connect to the DB
Our services are in maintenance. Please come back after …
The site is under maintenance
Please wait
Please come back after …

Flood détecté : IP verrouillée
Flood détecté : utilisateur verrouillé
IP verrouillée
Vos requêtes sont trop rapides
Trop de requêtes
Non authentifié
Utilisateur inconnu
Jeton invalide
Vous devez être client
Ressource introuvable
Ressource non autorisée
Accès restreint
Accès refusé
Mot de passe non fourni
Mot de passe invalide
Mot de passe incorrect
Propriétaire verrouillé
Aucun fichier n'a été renommé
Aucune modification demandée
Aucun lien valide
Quota dépassé
Espace insuffisant
Espace de stockage insuffisant
Envoi interdit
Vous demandez déjà le téléchargement de …
Sans Premium, vous ne pouvez pas avoir plus de # demandes de téléchargement simultanées
Vous ne pouvez pas avoir plus de # demandes de téléchargement simultanées
Vous avez atteint la limite de # demandes simultanées
… plus de # demandes …
Téléchargement HTTP/FTP # liens enregistrés. Vous serez notifiés …
# liens enregistrés
Connexion à la base de données impossible
Nos services sont en maintenance
Pas de fichier trouvé dans l'envoi
Ne peut ouvrir le fichier destination
Veuillez patienter

400 Bad Request
401 Unauthorized
401 Authorization Required
403 Forbidden
404 Not Found
405 Method Not Allowed
413 Request Entity Too Large
429 Too Many Requests
500 Internal Server Error
502 Bad Gateway
503 Service Unavailable
503 Service Temporarily Unavailable
504 Gateway Timeout
504 Gateway Time-out
Bad Gateway
Service Unavailable
Gateway Timeout
Access denied
Just a moment...
Attention Required! | Cloudflare
Moved ! Temporary Redirect

… not found
… not allowed
… is not allowed
… already exists
… does not exist
Can not …
Must be …
Must have …
No such …
Only # …
Our services …
Too many …
You can not …
You must …
Your account …
… n'existe pas
Nos services …
Trop de …
Votre compte …
Vous avez …
Vous devez …
Vous ne pouvez pas …
`;

export const KNOWN_FORMS: readonly string[] = FORMS.split('\n').filter((form) => form !== '');

/** How the state of a thing is told in one word. */
const STATES: ReadonlySet<string> = new Set(
  (
    'ok ko nok done success successful succeeded finished complete completed termine terminee error erreur err fail failed ' +
    'failure echec invalid refused pending queued waiting wait running started starting processing downloading transferring ' +
    'aborted cancelled canceled expired timeout new active idle ready unknown partial none null never true false'
  ).split(' '),
);

export function isStateWord(text: string): boolean {
  return STATES.has(plainWord(text));
}

/** Without accents, and in lower case. */
export function plainWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}
