import { describe, expect, it } from 'vitest';
import { classify } from '@/utils/fichier/classify';
import type { ErrorCode } from '@/utils/fichier/errors';

const ko = (message: string) => JSON.stringify({ status: 'KO', message });

function factsOf(status: number, body: string, ofSources = false) {
  const classified = classify({ status, contentType: null, body }, { ofFolder: false, ofSources, key: null });
  if (classified.ok) throw new Error('classified as a success');
  return classified.facts;
}

const TEXTS: readonly [number, string, ErrorCode][] = [
  [403, 'Flood detected: IP Locked #374', 'flood-ip'],
  [403, 'Flood detected: IP Locked #412', 'flood-ip'],
  [403, 'Flood detected: IP Locked #38', 'flood-ip'],
  [429, 'Flood detected: IP Locked #1032', 'flood-ip'],
  [403, 'Flood detected: User Locked #223', 'flood-user'],
  [403, 'Flood detected: User APK Locked', 'flood-key'],
  [403, 'Flood detected: Node Locked #1', 'too-many-requests'],
  [403, 'IP Locked #79', 'ip-locked'],
  [401, 'Not authenticated #247', 'not-authenticated'],
  [403, 'Not authenticated #12', 'not-authenticated'],
  [403, 'No such user #93', 'no-such-user'],
  [403, 'No such user #142', 'no-such-user'],
  [403, 'Must be a customer (Premium, Access) #200', 'not-customer'],
  [403, 'Must be a customer (Premium, Access) #236', 'not-customer'],
  [404, 'Resource not found #469', 'not-found'],
  [200, 'Resource not found #469', 'not-found'],
  [403, 'Resource not allowed #631', 'not-allowed'],
  [403, 'Password not provided. It is needed. Resource not allowed #403', 'password-required'],
  [403, 'Invalid password. Try again. Resource not allowed #403', 'password-wrong'],
  [403, 'Owner locked #620', 'owner-locked'],
  [403, 'Owner locked #649', 'owner-locked'],
  [403, 'Only 1 location allowed at a time #887', 'one-location'],
  [403, 'You use professional equipment, must have CDN credits', 'needs-cdn'],
  [
    403,
    'Premium status is only allowed to be used on residential private and dedicated - internet connexion - 192.0.2.1 -. Use CDN credits. More #913',
    'needs-cdn',
  ],
  [200, 'No file has been renamed #312', 'nothing-renamed'],
  [400, 'Content-Type not JSON #24', 'content-type'],
  [403, 'Bad token', 'not-authenticated'],
  [403, 'Jeton invalide', 'not-authenticated'],
  [403, 'Your requests are too fast', 'too-many-requests'],
  [403, 'Too many requests', 'too-many-requests'],
  [403, 'Vos requêtes sont trop rapides', 'too-many-requests'],
  [403, 'Trop de requêtes', 'too-many-requests'],
  [403, 'More than 3 login try per 5 minutes is not allowed', 'flood-user'],
  [403, 'Your account will be unlock in 5 minutes', 'flood-user'],
  [403, 'Flood détecté : IP verrouillée', 'flood-ip'],
  [403, 'Flood détecté : utilisateur verrouillé', 'flood-user'],
  [403, 'Flood détecté : clé API bloquée', 'flood-key'],
  [403, 'IP verrouillée', 'ip-locked'],
  [403, 'Votre adresse IP est bloquée', 'ip-locked'],
  [200, 'Our services are in maintenance. Please come back after 10:00', 'maintenance'],
  [200, 'Please come back after 10:00', 'maintenance'],
  [200, 'Under maintenance', 'maintenance'],
  [200, 'Nos services sont actuellement en maintenance', 'maintenance'],
  [200, 'Maintenance en cours', 'maintenance'],
  [200, 'Software error: at line 4', 'server'],
  [200, "Can't connect DB", 'server'],
  [200, 'Connexion à la base de données impossible', 'server'],
  [200, 'Non authentifié #247', 'not-authenticated'],
  [200, "Vous n'êtes pas identifié", 'not-authenticated'],
  [403, 'Utilisateur inconnu', 'no-such-user'],
  [403, 'Vous devez être client (Premium, Access)', 'not-customer'],
  [403, 'Premium status must not be used on professional services', 'needs-cdn'],
  [403, 'Premium status must not be used on a professional infrastructure', 'needs-cdn'],
  [403, 'Our services are not compatible with massively shared internet access', 'needs-cdn'],
  [403, 'Équipement professionnel détecté', 'needs-cdn'],
  [403, 'Utilisez des crédits CDN', 'needs-cdn'],
  [403, 'You can use your account only for downloading from 192.0.2.1', 'one-location'],
  [403, 'Un seul emplacement autorisé', 'one-location'],
  [403, 'Une seule localisation autorisée à la fois', 'one-location'],
  [200, 'Ressource introuvable #469', 'not-found'],
  [403, 'Ressource non autorisée #631', 'not-allowed'],
  [403, 'Accès restreint', 'not-allowed'],
  [403, 'The owner of this file has reserved access to the subscribers of our services', 'not-allowed'],
  [403, 'Le propriétaire a réservé l’accès aux abonnés', 'not-allowed'],
  [403, 'Mot de passe non fourni. Ressource non autorisée', 'password-required'],
  [403, 'Mot de passe incorrect. Ressource non autorisée', 'password-wrong'],
  [403, 'Mauvais mot de passe', 'password-wrong'],
  [403, 'Propriétaire verrouillé #620', 'owner-locked'],
  [200, "Aucun fichier n'a été renommé", 'nothing-renamed'],
  [200, 'You cannot have more than 10 simultaneous requests', 'open-limit'],
  [200, 'Too much simultaneous remote uploads', 'open-limit'],
  [200, 'Too many pending requests', 'open-limit'],
  [200, 'Too many remote uploads', 'open-limit'],
  [200, 'Without Premium, you can not have more than 10 simultaneous download requests #803', 'open-limit'],
  // Of a source, whose server may be asked too often as well.
  [200, 'Too many remote errors for this file', 'refused'],
  [200, 'Too many simultaneous errors', 'refused'],
  [200, 'The remote server refused too many concurrent requests', 'refused'],
  [200, 'Le serveur distant refuse plus de 5 requêtes', 'refused'],
  [
    200,
    'Sans Premium, vous ne pouvez pas avoir plus de 10 demandes de téléchargement simultanées',
    'open-limit',
  ],
  [200, 'Pas plus de 10 demandes', 'open-limit'],
  [200, 'You can not have more than 10 simultaneous download requests on our servers', 'open-limit'],
  [200, 'More than 10 simultaneous remote uploads on this site', 'open-limit'],
  [200, 'Pas plus de 10 demandes de téléchargement simultanées sur ce site', 'open-limit'],
  [200, 'Pas plus de 10 demandes sur nos serveurs', 'open-limit'],
  [200, 'You can not have more than 10 download requests at the same time', 'open-limit'],
  [200, 'You already have 10 remote uploads pending', 'open-limit'],
  [200, 'Maximum number of remote uploads reached', 'open-limit'],
  [200, 'You have reached the limit of 10 remote uploads', 'open-limit'],
  [200, 'Limit of simultaneous jobs reached', 'open-limit'],
  [200, 'Too many simultaneous jobs', 'open-limit'],
  [200, 'Too many pending jobs', 'open-limit'],
  [200, 'Vous avez déjà 10 demandes en cours', 'open-limit'],
  [200, 'Vous avez trop de téléchargements en cours', 'open-limit'],
  [200, 'Nombre maximum de téléchargements simultanés atteint', 'open-limit'],
  [200, 'You have already requested 10 downloads, please wait', 'open-limit'],
  [200, 'You have already requested too many downloads', 'open-limit'],
  [200, 'Vous avez déjà demandé 10 téléchargements', 'open-limit'],
  [200, 'This link was already requested 3 times', 'already-requested'],
  [200, 'You already requesting the download of Top 10 downloads.zip', 'already-requested'],
  [200, 'Too many simultaneous downloads of this file', 'refused'],
  [200, 'Simultaneous downloads refused by the source', 'refused'],
  [200, 'The server of the source allows no more than 2 downloads at the same time', 'refused'],
  [200, 'Trop de demandes simultanées', 'open-limit'],
  [200, 'You already requesting the download of "http://a.example/1"', 'already-requested'],
  [200, 'This link was already requested', 'already-requested'],
  [200, 'Vous avez déjà demandé ce lien', 'already-requested'],
  [200, 'Vous demandez déjà le téléchargement de "http://a.example/1"', 'already-requested'],
  [200, 'Can not find any valid link', 'refused'],
  // Said of the source alone, whatever the rest of the words and the status say.
  [404, 'Can not find any valid link. Resource not found', 'refused'],
  [404, 'Aucun lien valide. Ressource introuvable', 'refused'],
  [200, 'Quota exceeded', 'over-quota'],
  [200, 'Overquota', 'over-quota'],
  [200, 'Not enough space', 'over-quota'],
  [200, 'Espace de stockage insuffisant', 'over-quota'],
  [200, 'Upload forbidden', 'upload-forbidden'],
  [200, 'Envois interdits', 'upload-forbidden'],
  // A code one client treats as an IP block; its text is unknown, and a number alone means nothing.
  [403, '#186', 'refused'],
  // Texts of invented examples: they have no meaning of their own.
  [403, 'Invalid key', 'refused'],
  [403, 'Subscription expired on 2024-01-01', 'refused'],
  [403, 'Flood detected: please wait 60 seconds', 'refused'],
  [403, 'Traffic limit reached', 'refused'],
  [403, 'Folder not found', 'refused'],
];

describe('a text of 1fichier', () => {
  it.each(TEXTS)('HTTP %i "%s" is %s', (status, message, code) => {
    expect(factsOf(status, ko(message))).toMatchObject({ code, outcome: 'refused', status });
  });

  it.each(TEXTS)('HTTP %i "%s" is found whatever its case', (status, message, code) => {
    expect(factsOf(status, ko(message.toUpperCase())).code).toBe(code);
    expect(factsOf(status, ko(message.toLowerCase())).code).toBe(code);
  });

  it.each([
    [200, 'files.example answered: 429 Too Many Requests', 'too-many-requests'],
    [429, 'files.example: too many requests', 'too-many-requests'],
    [200, 'HTTP error 429: too many requests', 'too-many-requests'],
    [200, 'files.example a répondu : trop de requêtes', 'too-many-requests'],
    [200, 'Unavailable: the remote site is in maintenance', 'maintenance'],
    [200, 'Le serveur distant est en maintenance : maintenance en cours', 'maintenance'],
    [403, 'Your IP is locked by the remote server', 'ip-locked'],
    [200, 'IP locked at the source', 'ip-locked'],
    [200, 'Not enough space on the remote server', 'over-quota'],
    [200, 'Software error: the source server has sent nothing', 'server'],
    [401, 'files.example says: not authenticated', 'not-authenticated'],
  ] as const)(
    'speaks of the server of a source where one is fetched: HTTP %i "%s"',
    (status, message, code) => {
      expect(factsOf(status, ko(message), true)).toMatchObject({ code: 'refused', outcome: 'refused' });
      expect(factsOf(status, ko(message)).code).toBe(code);
    },
  );

  it.each(TEXTS)('HTTP %i "%s" means the same where a source is fetched', (status, message, code) => {
    expect(factsOf(status, ko(message), true).code).toBe(code);
  });

  it.each([
    ['Software error: at request.cgi line 4', 'server'],
    ['api.1fichier.com: too many requests', 'too-many-requests'],
    ['Our servers are under maintenance', 'maintenance'],
    ['The site is under maintenance', 'maintenance'],
    ['Not enough storage space on our servers', 'over-quota'],
  ] as const)('speaks of 1fichier all the same: %s', (message, code) => {
    expect(factsOf(200, ko(message), true).code).toBe(code);
  });

  it.each([
    ['You already requesting the download of "IP Locked.zip"', 'already-requested'],
    ['You already requesting the download of IP Locked.zip', 'already-requested'],
    ['Can not find any valid link in http://a.example/flood detected: IP Locked', 'refused'],
    ['Unknown host for "Not authenticated.zip"', 'refused'],
    ['Unknown host for "a "Not authenticated" b.zip"', 'refused'],
    ['Unknown host for «No such user»', 'refused'],
    ['Unknown host for http://a.example/quota-exceeded/over_quota?overquota', 'refused'],
    ['Nothing to do for "No changes requested"', 'refused'],
  ] as const)('says nothing by the name of a source: %s', (message, code) => {
    expect(factsOf(200, ko(message)).code).toBe(code);
  });

  it.each([
    ['Connexion &agrave; la base de donn&eacute;es impossible', 'server'],
    ['Connexion a\u0300 la base de donne\u0301es impossible', 'server'],
    ['Acc\ufffds restreint', 'not-allowed'],
    ['D\ufffdj\ufffd demand\ufffd', 'already-requested'],
    ['Ressource   introuvable', 'not-found'],
    ['L’adresse IP est bloqu&eacute;e', 'ip-locked'],
  ] as const)('is read through its encoding: %s', (message, code) => {
    expect(factsOf(200, ko(message)).code).toBe(code);
  });

  it('is read as far as a real one goes', () => {
    expect(factsOf(200, ko(`${'x '.repeat(900)}Owner locked`)).code).toBe('owner-locked');
    expect(factsOf(200, ko(`${'x '.repeat(1_100)}Owner locked`)).code).toBe('refused');
  });
});
