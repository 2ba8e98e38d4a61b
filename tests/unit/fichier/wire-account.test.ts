import { describe, expect, it } from 'vitest';
import { readAccount } from '@/utils/fichier/wire-account';

describe('user/info', () => {
  it.each([
    [0, 'free'],
    ['1', 'premium'],
    [2, 'access'],
    ['3', 'gold'],
    [9, 'unknown'],
    [1.5, 'unknown'],
    [null, 'unknown'],
  ])('takes offer %j for the plan %s', (offer, plan) => {
    expect(readAccount({ email: 'a@b.c', offer })?.plan).toBe(plan);
  });

  it('reads numbers and numeric strings, and nulls where nothing is told', () => {
    expect(
      readAccount({
        status: 'OK',
        email: 'a@b.c',
        offer: '1',
        cdn: '12.5',
        subscription_end: '2027-01-31 12:00:00',
        hot_storage: '1099511627776',
        cold_storage: 5,
        available_storage: 'much',
        overquota: '0',
        upload_forbidden: 0,
        '2fa': '0',
      }),
    ).toEqual({
      plan: 'premium',
      email: 'a@b.c',
      subscriptionEnd: '2027-01-31 12:00:00',
      hotStorage: 1_099_511_627_776,
      coldStorage: 5,
      availableStorage: null,
      allowedColdStorage: null,
      availableColdStorage: null,
      cdnCredits: 12.5,
      overQuota: false,
      uploadForbidden: false,
    });
  });

  it.each([
    [1, true],
    ['1', true],
    ['Abuse reports', true],
    [true, true],
    ['Y', true],
    ['yes', true],
    ['none of them any more', true],
    ['No uploads after abuse reports', true],
    [0, false],
    ['0', false],
    ['N', false],
    ['n', false],
    ['no', false],
    ['No', false],
    ['non', false],
    ['none', false],
    ['None', false],
    ['NONE', false],
    [' none ', false],
    ['null', false],
    ['nil', false],
    ['undefined', false],
    ['false', false],
    ['False', false],
    ['off', false],
    ['00', false],
    ['--', false],
    [false, false],
    ['-', false],
    ['', false],
    [' ', false],
    [null, false],
    [undefined, false],
    [{}, false],
  ])('takes upload_forbidden %j for %s', (upload_forbidden, forbidden) => {
    expect(readAccount({ offer: 1, upload_forbidden })?.uploadForbidden).toBe(forbidden);
  });

  it('is read where all is told in texts', () => {
    const texts = {
      mail_rm: 'N',
      upload_forbidden: 'N',
      use_cdn: '0',
      default_port: '0',
      download_menu: '1',
      default_port_files: '0',
      ftp_report: '1',
      cdn: '12.5',
      offer: '2',
      '2fa': '0',
      ftp_mode: '0',
      ru_report: '1',
    };
    expect(readAccount({ status: 'OK', email: 'a@b.c', ...texts })).toMatchObject({
      plan: 'access',
      cdnCredits: 12.5,
      uploadForbidden: false,
    });
  });

  it('has no subscription where the date is zero, and is nothing without an account', () => {
    for (const subscription_end of ['0000-00-00', '0001-01-01 00:00:00', '1970-01-01', '1969-12-31', ''])
      expect(readAccount({ offer: 0, subscription_end })?.subscriptionEnd).toBeNull();
    expect(readAccount({ status: 'OK' })).toBeNull();
    expect(readAccount({})).toBeNull();
  });
});
