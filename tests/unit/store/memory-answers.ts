import type { ClearableAnswerStore } from '@/utils/store/answers/open-answer-store';

const keyOf = (subject: string, variant: string) => JSON.stringify([subject, variant]);

/** A store of answers in memory. Values are cloned, as those of a database are. */
export function memoryAnswers(): ClearableAnswerStore & { readonly rows: Map<string, unknown> } {
  const rows = new Map<string, unknown>();
  const all = () =>
    [...rows].map(([key, value]) => {
      const [subject, variant] = JSON.parse(key) as [string, string];
      return { subject, variant, value: structuredClone(value) };
    });
  return {
    rows,
    get: async (subject, variant) => structuredClone(rows.get(keyOf(subject, variant))),
    all: async (prefix) => all().filter(({ subject }) => subject.startsWith(prefix)),
    async put(answers) {
      for (const { subject, variant, value } of answers) {
        rows.set(keyOf(subject, variant), JSON.parse(JSON.stringify(value)));
      }
    },
    async remove(subject, variants) {
      for (const row of all()) {
        const isMeant = row.subject === subject && (variants?.includes(row.variant) ?? true);
        if (isMeant) rows.delete(keyOf(row.subject, row.variant));
      }
    },
    clear: async () => rows.clear(),
    subjects: async () => [...new Set(all().map(({ subject }) => subject))],
  };
}
