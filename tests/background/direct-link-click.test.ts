import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { GOOD_KEY, send, startStage, until, useFakeTime } from './stage';

beforeEach(useFakeTime);

const TAB = { id: 3, url: 'https://page.example/', incognito: false };
const TOKEN = 'download/get_token.cgi';
const DIRECT = 'https://a-1.1fichier.com/p123456';

const notices = () => Object.values(fakeBrowser.notifications.getAllCreateOptions());

async function click(
  linkUrl: string,
  kind: 'chrome' | 'firefox' = 'chrome',
  prepare = (_: ReturnType<typeof startStage>) => {},
) {
  const stage = startStage({ kind });
  await send('saveKey', { key: GOOD_KEY });
  prepare(stage);
  stage.apis.clicked.fire({ menuItemId: 'direct-link', linkUrl }, TAB);
  await until(() => notices().length === 1);
  const [notice] = notices();
  return { ...stage, title: notice?.title, message: notice?.message, notice };
}

describe('a click on Copy direct download link', () => {
  it.each(['chrome', 'firefox'] as const)('copies it and says so, in %s', async (kind) => {
    const { fichier, copied, title } = await click('https://1fichier.com/?abcdefghij&af=7', kind);
    expect(copied).toEqual([DIRECT]);
    expect(title).toBe('notify_direct_copied_title');
    expect(fichier.asked.at(-1)).toMatchObject({
      path: TOKEN,
      body: { url: 'https://1fichier.com/?abcdefghij' },
    });
  });

  it('understands the old form with the id before the domain', async () => {
    const { fichier } = await click('https://abcdefghij.dl4free.com/');
    expect(fichier.asked.at(-1)?.body).toEqual({ url: 'https://dl4free.com/?abcdefghij' });
  });

  it.each([
    ['https://1fichier.com/', 'error_service_link'],
    ['https://api.1fichier.com/', 'error_service_link'],
    ['https://1fichier.com/remove/abcdefghij/xyz', 'error_removal_link'],
    ['https://elsewhere.example/?abcdefghij', 'error_service_link'],
  ])('asks nothing for %s', async (linkUrl, reason) => {
    const { fichier, title, message } = await click(linkUrl);
    expect(fichier.asked.map(({ path }) => path)).not.toContain(TOKEN);
    expect([title, message]).toEqual(['notify_direct_failed_title', expect.stringContaining(reason)]);
  });

  it('gives the reason when 1fichier refuses', async () => {
    const answer = {
      status: 403,
      body: { status: 'KO', message: 'Must be a customer (Premium, Access) #200' },
    };
    const { copied, message } = await click('https://1fichier.com/?abcdefghij', 'chrome', (stage) => {
      stage.fichier.answers.set(TOKEN, answer);
    });
    expect(message).toContain('error_not_customer');
    expect(message).toContain('advice_not_customer');
    expect(copied).toEqual([]);
  });

  it('hands the link over by its notification when the browser does not let it copy', async () => {
    const { clipboard, copied, title, notice } = await click(
      'https://1fichier.com/?abcdefghij',
      'chrome',
      (stage) => {
        stage.clipboard.works = false;
      },
    );
    expect([title, notice?.message]).toEqual(['copy_failed', DIRECT]);
    clipboard.works = true;
    const [id = ''] = Object.keys(fakeBrowser.notifications.getAllCreateOptions());
    await fakeBrowser.notifications.onButtonClicked.trigger(id, 0);
    await until(() => copied.length === 1);
    expect(copied).toEqual([DIRECT]);
  });

  it('without a key says so and opens the options', async () => {
    const stage = startStage();
    stage.apis.clicked.fire({ menuItemId: 'direct-link', linkUrl: 'https://1fichier.com/?abcdefghij' }, TAB);
    await until(() => stage.apis.optionsOpened === 1);
    expect(notices()[0]?.message).toContain('error_no_key');
  });
});
