import { describe, expect, it } from 'vitest';
import { classify, readWords } from '@/utils/fichier/classify';
import type { ErrorCode } from '@/utils/fichier/errors';

const KEY = 'abcDEF012-_=abcDEF012-_=abcDEF01';

function answer(status: number, body: string, contentType = 'application/json') {
  return { status, contentType, body };
}

function ko(message: unknown): string {
  return JSON.stringify({ status: 'KO', message });
}

function factsOf(status: number, body: string, ofFolder = false) {
  const classified = classify(answer(status, body), { ofFolder, key: KEY });
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
  [403, 'Your requests are too fast', 'too-many-requests'],
  [403, 'Vos requêtes sont trop rapides', 'too-many-requests'],
  [403, 'More than 3 login try per 5 minutes is not allowed', 'flood-user'],
  [403, 'Your account will be unlock in 5 minutes', 'flood-user'],
  [403, 'Flood détecté : IP verrouillée', 'flood-ip'],
  [403, 'Flood détecté : utilisateur verrouillé', 'flood-user'],
  [403, 'IP verrouillée', 'ip-locked'],
  [403, 'Votre adresse IP est bloquée', 'ip-locked'],
  [200, 'Our services are in maintenance. Please come back after 10:00', 'maintenance'],
  [200, 'Nos services sont en maintenance', 'maintenance'],
  [200, 'Software error: at line 4', 'server'],
  [200, "Can't connect DB", 'server'],
  [200, 'Connexion à la base de données impossible', 'server'],
  [200, 'Non authentifié #247', 'not-authenticated'],
  [403, 'Utilisateur inconnu', 'no-such-user'],
  [403, 'Vous devez être client (Premium, Access)', 'not-customer'],
  [403, 'Premium status must not be used on professional services', 'needs-cdn'],
  [403, 'Premium status must not be used on a professional infrastructure', 'needs-cdn'],
  [403, 'Our services are not compatible with massively shared internet access', 'needs-cdn'],
  [403, 'Équipement professionnel détecté, utilisez des crédits CDN', 'needs-cdn'],
  [403, 'You can use your account only for downloading from 192.0.2.1', 'one-location'],
  [403, 'Un seul emplacement autorisé', 'one-location'],
  [404, 'Ressource introuvable #469', 'not-found'],
  [403, 'Ressource non autorisée #631', 'not-allowed'],
  [403, 'Accès restreint', 'not-allowed'],
  [403, 'The owner of this file has reserved access to the subscribers of our services', 'not-allowed'],
  [403, 'Mot de passe non fourni. Ressource non autorisée', 'password-required'],
  [403, 'Mot de passe incorrect. Ressource non autorisée', 'password-wrong'],
  [403, 'Propriétaire verrouillé #620', 'owner-locked'],
  [200, "Aucun fichier n'a été renommé", 'nothing-renamed'],
  [200, 'You cannot have more than 10 simultaneous requests', 'open-limit'],
  [200, 'Too much simultaneous remote uploads', 'open-limit'],
  [200, 'Too many pending requests', 'open-limit'],
  [
    200,
    'Sans Premium, vous ne pouvez pas avoir plus de 10 demandes de téléchargement simultanées',
    'open-limit',
  ],
  [200, 'You already requesting the download of "http://a.example/1"', 'already-requested'],
  [200, 'This link was already requested', 'already-requested'],
  [200, 'Vous avez déjà demandé ce lien', 'already-requested'],
  [200, 'Can not find any valid link', 'refused'],
  [200, 'Aucun lien valide', 'refused'],
  [200, 'Quota exceeded', 'over-quota'],
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

describe('a JSON refusal', () => {
  it.each(TEXTS)('HTTP %i "%s" is %s', (status, message, code) => {
    expect(factsOf(status, ko(message))).toMatchObject({ code, outcome: 'refused', status });
  });

  it.each(TEXTS)('HTTP %i "%s" is found whatever its case', (status, message, code) => {
    expect(factsOf(status, ko(message.toUpperCase())).code).toBe(code);
    expect(factsOf(status, ko(message.toLowerCase())).code).toBe(code);
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

  it('that nothing had to change is a success in French too', () => {
    const classified = classify(answer(200, ko('Aucune modification demandée')), {
      ofFolder: false,
      key: null,
    });
    expect(classified.ok).toBe(true);
  });

  it('is found in a 200 as well as in a 4xx', () => {
    expect(factsOf(200, ko('No such user #93'))).toMatchObject({ code: 'no-such-user', outcome: 'refused' });
    expect(factsOf(200, '{"status":"ko"}')).toMatchObject({
      code: 'refused',
      outcome: 'refused',
      words: null,
    });
  });

  it.each([
    [400, 'refused'],
    [401, 'not-authenticated'],
    [403, 'refused'],
    [404, 'not-found'],
    [410, 'gone'],
    [429, 'too-many-requests'],
  ] as const)('without a known text follows HTTP %i: %s', (status, code) => {
    expect(factsOf(status, ko('Something new #5'))).toMatchObject({ code, outcome: 'refused' });
  });

  it('about a folder call names the folder', () => {
    expect(factsOf(404, ko('Resource not found #1'), true).code).toBe('folder-not-found');
    expect(factsOf(404, ko('Unheard of #1'), true).code).toBe('folder-not-found');
    expect(factsOf(403, ko('Resource not allowed #1'), true).code).toBe('not-allowed');
  });

  it('keeps the words without the number, and the number', () => {
    expect(factsOf(404, ko('  Resource not found  #469 '))).toMatchObject({
      words: 'Resource not found',
      number: '469',
    });
  });
});

describe('an answer that settles nothing', () => {
  it.each([
    [500, ko('Internal'), 'server'],
    [502, '<html>Bad gateway</html>', 'server'],
    [503, '', 'maintenance'],
    [504, 'gateway timeout', 'server'],
    [509, '<html></html>', 'server'],
    [500, '{"status":"OK","id":5}', 'server'],
    [403, '<html><body>Forbidden</body></html>', 'lock-page'],
    [403, '', 'lock-page'],
    [403, 'IP Locked', 'ip-locked'],
    [200, 'IP Locked', 'ip-locked'],
    [200, '<html><b>Flood detected: IP Locked</b></html>', 'flood-ip'],
    [429, '<html>slow down</html>', 'too-many-requests'],
    [200, '<html><b>Your requests</b> are too fast</html>', 'too-many-requests'],
    [403, '<html><b>IP</b> verrouill&eacute;e</html>', 'ip-locked'],
    [503, '<html>Our services are in maintenance. Please come back after 10:00</html>', 'maintenance'],
    [500, '<html>Our services are in maintenance.</html>', 'maintenance'],
    [403, '<html>Our services are in maintenance.</html>', 'maintenance'],
    [200, '<h1>Software error:</h1><pre>DBI connect failed</pre>', 'server'],
    [403, "<html>Can't connect DB</html>", 'server'],
    [200, '<p>Connexion à la base de données impossible</p>', 'server'],
    [200, '<html>Your account will be unlock at 10:00</html>', 'flood-user'],
    // What is about a file or an account is read in JSON alone.
    [403, '<html>Accès restreint</html>', 'lock-page'],
    [200, '<html title="IP Locked">welcome</html>', 'bad-answer'],
    [401, '<html>who?</html>', 'not-authenticated'],
    [404, '<html>no such page</html>', 'bad-answer'],
    [410, '', 'bad-answer'],
    [302, '<html>Moved</html>', 'bad-answer'],
    [0, '', 'bad-answer'],
    [200, '', 'bad-answer'],
    [200, '<html>welcome</html>', 'bad-answer'],
    [200, '{"status":"OK","id":12', 'bad-answer'],
    [403, '{"status":"KO","message":"Flood detected: IP Loc', 'bad-answer'],
    [200, '[1,2]', 'bad-answer'],
    [200, 'null', 'bad-answer'],
    [200, '"OK"', 'bad-answer'],
    [200, '7', 'bad-answer'],
    [400, '{"status":"OK","id":5}', 'bad-answer'],
    [403, '{"error":"gateway"}', 'bad-answer'],
  ] as const)('HTTP %i %s is %s', (status, body, code) => {
    expect(factsOf(status, body)).toMatchObject({ code, outcome: 'unknown', status });
  });

  it('keeps the meaning of a text that comes with a 5xx, but not its finality', () => {
    const facts = factsOf(500, ko('Flood detected: IP Locked #374'));
    expect(facts).toMatchObject({ code: 'flood-ip', outcome: 'unknown' });
  });

  it('shows nothing of a page', () => {
    expect(factsOf(403, `<html>${KEY}</html>`)).toMatchObject({ words: null, number: null });
  });
});

describe('a success', () => {
  it.each([
    ['with OK', 200, '{"status":"OK","id":1}'],
    ['without a status', 200, '{"id":1}'],
    ['with a byte order mark', 200, '\uFEFF{"id":1}'],
    ['indented', 200, '{\n  "id" : 1\n}\n'],
    ['created', 201, '{"id":1}'],
    ['that changed nothing', 200, ko('Error: No changes requested')],
    ['that changed nothing, as a 403', 403, ko('no changes requested #7')],
  ])('%s is one', (_, status, body) => {
    expect(classify(answer(status, body), { ofFolder: false, key: null }).ok).toBe(true);
  });

  it('is told by the body, whatever the content type says', () => {
    const classified = classify(answer(200, '{"id":1}', 'text/html'), { ofFolder: false, key: null });
    expect(classified).toEqual({ ok: true, json: { id: 1 } });
  });
});

describe('the words', () => {
  it('never hold the key, not even cut or encoded', () => {
    const long = `${'x'.repeat(290)}${KEY}`;
    const texts = [KEY, `Bad key ${KEY}!`, `a=${encodeURIComponent(KEY)}`, long].map(
      (text) => readWords(text, KEY).words,
    );
    expect(texts).toEqual(['[key]', 'Bad key [key]!', 'a=[key]', `${'x'.repeat(290)}[key]`]);
  });

  it('are at most 300 characters, on one line', () => {
    expect(readWords('y'.repeat(1_000), null).words).toHaveLength(300);
    expect(readWords('one\r\n\u0000two', null).words).toBe('one two');
  });

  it.each([[null], [12], [{}], [''], ['   '], ['#12']])('of %j are none', (message) => {
    expect(readWords(message, KEY).words).toBeNull();
  });

  it('give up only a number at the end', () => {
    expect(readWords('Link #3 of 5 refused', null)).toEqual({ words: 'Link #3 of 5 refused', number: null });
    expect(readWords('Link #3 refused #44.', null)).toEqual({ words: 'Link #3 refused', number: '44' });
  });
});
