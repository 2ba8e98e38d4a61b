import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FichierError } from '@/utils/fichier/errors';
import { send, startStage, useFakeTime } from './stage';

beforeEach(useFakeTime);

describe('the password of a protected file', () => {
  it('goes to the outbox and into nothing that is kept', async () => {
    const stage = startStage();
    const request = { id: 't1', password: 'opensesame' };
    expect(await send('copyWithPassword', request)).toEqual({ ok: true, value: null });
    expect(stage.outbox.calls).toContain('copyWithPassword t1 opensesame');
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('opensesame');
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain('opensesame');
  });

  it('is told in no failure', async () => {
    const stage = startStage({
      prepare: ({ engine }) => {
        engine.copyWithPassword = async () => {
          throw new FichierError({ code: 'paused', outcome: 'not-sent' });
        };
      },
    });
    expect(await send('copyWithPassword', { id: 't1', password: 'opensesame' })).toEqual({
      ok: false,
      reason: { code: 'paused', words: null, until: null },
    });
    expect(stage.errors).toEqual([]);
  });

  it('must be there', async () => {
    const stage = startStage();
    expect(await send('copyWithPassword', { id: 't1', password: '' })).toMatchObject({
      reason: { code: 'broken' },
    });
    expect(stage.outbox.calls.join()).not.toContain('copyWithPassword');
  });
});
