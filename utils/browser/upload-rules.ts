import { browser } from 'wxt/browser';

/** Session rules of uploads have ids from here on, all others are below. */
const FIRST_ID = 1_000;

/** The ids of the rules that are there. */
export async function listUploadRules(): Promise<readonly number[]> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  return rules.map(({ id }) => id).filter((id) => id >= FIRST_ID);
}

/**
 * Puts the key on POST requests of our own pages to exactly this address, and on nothing else. Resolves with the id of the
 * rule. One call at a time.
 */
export async function addUploadRule(url: string, key: string): Promise<number> {
  const id = Math.max(FIRST_ID - 1, ...(await listUploadRules())) + 1;
  await browser.declarativeNetRequest.updateSessionRules({
    addRules: [
      {
        id,
        priority: 1,
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'authorization', operation: 'set', value: `Bearer ${key}` }],
        },
        condition: {
          urlFilter: `|${url}|`,
          isUrlFilterCaseSensitive: true,
          initiatorDomains: [new URL(browser.runtime.getURL('/')).hostname],
          requestMethods: ['post'],
          resourceTypes: ['xmlhttprequest'],
        },
      },
    ],
  });
  return id;
}

export async function removeUploadRules(ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [...ids] });
}
