import { describe, expect, it } from 'vitest';
import { classify, readWords } from '@/utils/fichier/classify';

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

describe('a JSON refusal', () => {
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
    [302, '<html>Moved</html>', 'redirected'],
    [307, '{"status":"OK"}', 'redirected'],
    [0, '', 'redirected'],
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
