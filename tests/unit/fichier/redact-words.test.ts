import { describe, expect, it } from 'vitest';
import { redactWords } from '@/utils/fichier/redact-words';

describe('the words of 1fichier in a report', () => {
  it.each([
    'Flood detected: IP Locked #374',
    'Flood detected: User Locked #223',
    'Not authenticated #247',
    'No such user #142',
    'Resource not found #469',
    'Owner locked #620',
    'Must be a customer (Premium, Access) #200',
    'Password not provided. Resource not allowed #403',
    'Invalid password. Resource not allowed #403',
    'Bad token',
    'No changes requested #321',
    'Can not find any valid link',
    '3 recorded links',
    'Your requests are too fast',
    'Software error:',
    'Our services are not compatible with massively shared internet access',
    'Your account will be unlock',
    "Pas de fichier trouvé dans l'envoi",
    'Sans Premium, vous ne pouvez pas avoir plus de 10 demandes de téléchargement simultanées',
    'Only 1 location allowed at a time #887',
    'No file has been renamed #312',
    'Content-Type not JSON #24',
    'You have reached the maximum of 10 simultaneous requests',
    'Our services are in maintenance. Please come back after',
    'Premium status must not be used on professional services',
    'You can use your account only for downloading from',
    'The owner of this file has reserved access to the subscribers of our services',
    'More than 5 login try per 10 minutes is not allowed',
    'Connexion à la base de données impossible',
    "Can't connect DB",
    'Vous avez atteint la limite de 10 demandes simultanées',
    'Accès restreint',
    '403 Forbidden',
    '404 Not Found',
    '503 Service Temporarily Unavailable',
  ])('shows %j as it is', (words) => {
    expect(redactWords(words)).toBe(words);
  });

  it.each([
    ['You already requesting the download of "my file"', 'You already requesting the download of "<text>"'],
    [
      'You already requesting the download of my file',
      'You already requesting the download of <2 words, 7 characters>',
    ],
    [
      'Password not provided. It is needed. Resource not allowed #403',
      'Password not provided. <3 words, 13 characters> Resource not allowed #403',
    ],
    [
      'Premium status is only allowed to be used on residential private and dedicated - internet connexion - 192.0.2.1 -. Use CDN credits. See the page #913',
      'Premium status is only allowed to be used on residential private and dedicated - internet connexion - <number> -. Use CDN credits. <3 words, 12 characters> #913',
    ],
    [
      'You use professional equipment, must have CDN credits #912',
      '<2 words, 7 characters> professional equipment, must have CDN <1 word, 7 characters> #912',
    ],
    [
      'OK - 12 MB downloaded in 3.5 s (4 MB/s)',
      'OK - <number> <1 word, 2 characters> downloaded in <number> <1 word, 1 character> <number> <link>',
    ],
    ['flood detecte : ip verrouillee', 'Flood détecté : IP verrouillée'],
    ['Software error: /home/private/a.pl line 12', 'Software error: <link> <1 word, 4 characters> <number>'],
  ])('tells the known form of %j as %j', (words, told) => {
    expect(redactWords(words)).toBe(told);
  });

  it.each([
    ['Resource my private secure backup 2024 not allowed', '<5 words, 33 characters> <number> not allowed'],
    ['File Grant Mark Will Page 1984 not found #12', '<5 words, 25 characters> <number> not found #12'],
    ['User max.mark not found', '<1 word, 4 characters> <file> not found'],
    ['1917 Not Found', '<number> not found'],
    ['300 Not Found', '<number> not found'],
    ['2012 Forbidden #5', '<number> <1 word, 9 characters> #5'],
    ['404 Forbidden', '<number> <1 word, 9 characters>'],
    ['12 Forbidden Kisses', '<number> <2 words, 16 characters>'],
    ['1917 recorded links', '<number> <2 words, 14 characters>'],
    ['Too many folders #5', 'Too many <1 word, 7 characters> #5'],
    ["Folder 'private' exists", '<1 word, 6 characters> "<text>" <1 word, 6 characters>'],
    ['Le dossier «private» existe', '<2 words, 10 characters> "<text>" <1 word, 6 characters>'],
    ['File private.mkv exists', '<1 word, 4 characters> <file> <1 word, 6 characters>'],
    ['Cannot reach /private/file', '<2 words, 12 characters> <link>'],
    ['User jane@host.example (Jane Doe) locked', '<1 word, 4 characters> <email> <3 words, 17 characters>'],
    ['from 2001:db8::17 only', '<1 word, 4 characters> <id> <1 word, 4 characters>'],
    [
      'Folder 3357645 exists, 06 12 34 56 78',
      '<1 word, 6 characters> <number> <1 word, 7 characters> <number>',
    ],
    ['Key abcDEF012-_=abcDEF012-_=abcDEF01 refused', '<1 word, 3 characters> <id> <1 word, 7 characters>'],
    ['12MB of 900 MB, 50%', '<number> <1 word, 2 characters> <number> <1 word, 3 characters> <number>'],
    ['Odd #12345', '<1 word, 3 characters> <number>'],
  ])('tells only what %j looks like beside the words of a known form: %j', (words, told) => {
    expect(redactWords(words)).toBe(told);
  });

  it('is bounded', () => {
    expect(redactWords('file '.repeat(500)).length).toBeLessThanOrEqual(300);
  });
});
