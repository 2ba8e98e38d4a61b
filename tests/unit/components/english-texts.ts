import { fileURLToPath } from 'node:url';
import { type ParsedMessage, parseMessagesFile } from '@wxt-dev/i18n/build';

export type Language = 'en' | 'fr';

/** The texts of one language by their keys. */
export async function readTexts(language: Language): Promise<ReadonlyMap<string, ParsedMessage>> {
  const file = fileURLToPath(new URL(`../../../locales/${language}.yml`, import.meta.url));
  const messages = await parseMessagesFile(file);
  return new Map(messages.map((message) => [message.key.join('_'), message]));
}

export function wordsOf(message: ParsedMessage): string {
  return message.type === 'plural' ? JSON.stringify(message.plurals) : message.message;
}

/** Stands in for `#i18n` where no browser is: the English texts, straight from their file. */
export const englishI18n = () => i18nIn('en');

export async function i18nIn(language: Language) {
  const texts = await readTexts(language);
  return {
    i18n: {
      t: (key: string, substitutions: readonly unknown[] = []): string => {
        const message = texts.get(key);
        if (!message) throw new Error(`no text ${key}`);
        return wordsOf(message).replace(/\$(\d)/g, (_, place) => String(substitutions[Number(place) - 1]));
      },
    },
  };
}
