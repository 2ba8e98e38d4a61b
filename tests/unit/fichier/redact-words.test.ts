import { describe, expect, it } from 'vitest';
import { redactWords } from '@/utils/fichier/redact-words';
import { isFieldName } from '@/utils/fichier/service-words';

describe('the words of 1fichier in a report', () => {
  it.each([
    'Flood detected: IP Locked #374',
    'Must be a customer (Premium, Access) #200',
    'Password not provided. It is needed. Resource not allowed #403',
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
  ])('shows %j as it is', (words) => {
    expect(redactWords(words)).toBe(words);
  });

  it.each([
    ['You already requesting the download of "my file"', 'You already requesting the download of "<text>"'],
    ["Folder 'private' exists", 'Folder "<text>" exists'],
    ['Le dossier «private» existe', 'Le dossier "<text>" existe'],
    ['File private.mkv exists', 'File <file> exists'],
    ['Cannot reach https://host.example/private?x=1.', 'Cannot reach <link>.'],
    ['Cannot reach /private/file', 'Cannot reach <link>'],
    ['User jane@host.example (Jane Doe) locked', 'User <email> (<word> <word>) locked'],
    ['internet connexion - 192.0.2.1 -. Use', 'internet connexion - <number> -. Use'],
    ['from 2001:db8::17 only', 'from <id> only'],
    ['Folder 3357645 not found, 06 12 34 56 78', 'Folder <number> not found, <number>'],
    ['Key abcDEF012-_=abcDEF012-_=abcDEF01 refused', 'Key <id> refused'],
    ['Folder Qxzvb Wxyzk not found', 'Folder <word> not found'],
  ])('tells %j as %j', (words, told) => {
    expect(redactWords(words)).toBe(told);
  });

  it.each(['OK - 12MB downloaded in 30s', '50% done', 'more than 100 files'])(
    'shows the short numbers of %j',
    (words) => {
      expect(redactWords(words)).toBe(words);
    },
  );

  it('is bounded', () => {
    expect(redactWords('file '.repeat(500)).length).toBeLessThanOrEqual(300);
  });
});

describe('the names of fields', () => {
  const NAMES =
    'status message id url urls data result links headers date request_date execution_date download_link email offer 2fa ' +
    'use_cdn cdn mail_rm ftp_mode ftp_did ftp_report ru_report default_domain page_limit default_port default_port_files ' +
    'download_menu subscription_end default_quota default_cold_storage_quota hot_storage cold_storage allowed_cold_storage ' +
    'available_storage available_cold_storage stats_date extended_quota extended_quota_end overquota upload_forbidden ' +
    'folder_id folder_name sub_folders create_date name pass shared shares hide_links sharing_user items filename size ' +
    'content-type content_type checksum description acl path from_url to_url incoming whirlpool old_filename new_filename ' +
    'jobs list rows uploads files results error code totalCount downloadLink';

  it.each(NAMES.split(' '))('tell %s', (name) => {
    expect(isFieldName(name)).toBe(true);
  });

  it.each(['Holidays', 'qxzvbn', 'file.mkv', 'a/b', '4711', '', 'data_qxz', 'my folder', '_'])(
    'do not tell %j',
    (name) => {
      expect(isFieldName(name)).toBe(false);
    },
  );
});
