import type { StorageArea } from '@/utils/store/storage-area';

/** A storage area in memory. Values go through JSON, as the browser's do. */
export function memoryArea(start: Record<string, unknown> = {}): StorageArea & {
  readonly items: Map<string, unknown>;
} {
  const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const items = new Map(Object.entries(start));
  return {
    items,
    async get(name) {
      const found = name === null ? [...items] : [...items].filter(([other]) => other === name);
      return Object.fromEntries(found.map(([other, value]) => [other, copy(value)]));
    },
    async set(values) {
      for (const [name, value] of Object.entries(values)) items.set(name, copy(value));
    },
    async remove(names) {
      for (const name of [names].flat()) items.delete(name);
    },
  };
}
