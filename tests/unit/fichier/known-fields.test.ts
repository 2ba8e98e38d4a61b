import { describe, expect, it } from 'vitest';
import { isFieldLike } from '@/utils/fichier/field-words';
import { isKnownField } from '@/utils/fichier/known-fields';

const NAMES =
  'status message id url urls data result links headers date request_date execution_date download_link email offer 2fa ' +
  'use_cdn cdn mail_rm ftp_mode ftp_did ftp_report ru_report default_domain page_limit default_port default_port_files ' +
  'download_menu subscription_end default_quota default_cold_storage_quota hot_storage cold_storage allowed_cold_storage ' +
  'available_storage available_cold_storage stats_date extended_quota extended_quota_end overquota upload_forbidden ' +
  'folder_id folder_name sub_folders create_date name pass shared shares hide_links sharing_user items filename size ' +
  'content-type content_type checksum description acl path from_url to_url incoming whirlpool old_filename new_filename ' +
  'jobs list rows uploads results error code';

describe('the fields of 1fichier', () => {
  it.each(NAMES.split(' '))('are known: %s', (name) => {
    expect(isKnownField(name)).toBe(true);
  });

  it.each(['state', 'percent', 'progress', 'bytes_done', 'error_code', 'queue'])('may have %s', (name) => {
    expect(isFieldLike(name)).toBe(true);
  });

  it.each([
    'Holidays',
    'State',
    'qxzvbn',
    'file.mkv',
    'a/b',
    '4711',
    '',
    'data_qxz',
    'my folder',
    '_',
    'max-mark',
  ])('have no %j', (name) => {
    expect(isFieldLike(name) || isKnownField(name)).toBe(false);
  });
});
