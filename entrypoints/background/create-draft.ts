import { parseSource } from '@/utils/links/parse-source';
import { createInTurn } from '@/utils/store/in-turn';
import type { StoredValue } from '@/utils/store/stored-value';

/** What was typed into the popup and not sent yet. */
export type Draft = {
  read(): Promise<string>;
  save(text: string): Promise<void>;
  /**
   * The links of `text` are stored: what cannot be sent stays, the rest must not be offered again by a popup that was
   * closed before it heard of it. Never rejects; what was typed meanwhile is not touched.
   */
  sent(text: string, links: readonly string[]): Promise<void>;
};

export function createDraft(stored: StoredValue<string>, report: (error: unknown) => void): Draft {
  const inTurn = createInTurn();

  async function takeOut(text: string, links: readonly string[]): Promise<void> {
    const refused = links.filter((link) => !parseSource(link).ok);
    if (refused.length === links.length || (await stored.read()) !== text) return;
    await stored.write(refused.join('\n'));
  }

  return {
    read: () => inTurn(stored.read),
    save: (text) => inTurn(() => stored.write(text)),
    sent: (text, links) => inTurn(() => takeOut(text, links)).catch(report),
  };
}
