import * as z from 'zod/mini';
import { type StorageArea, setAside } from '@/utils/store/storage-area';

/** One checked item of a storage area. */
export type StoredValue<T> = {
  /** The fallback when there is none, or none that can be read; such a one is set aside first, never wiped. */
  read(): Promise<T>;
  write(value: T): Promise<void>;
  remove(): Promise<void>;
};

export type StoredValueOptions<T> = {
  readonly area: StorageArea;
  readonly name: string;
  readonly schema: z.ZodMiniType<T>;
  readonly fallback: T;
  /** Epoch ms. */
  readonly now: () => number;
};

export function createStoredValue<T>(options: StoredValueOptions<T>): StoredValue<T> {
  const { area, name, schema, fallback, now } = options;
  return {
    async read() {
      const stored = (await area.get(name))[name];
      if (stored === undefined || stored === null) return fallback;
      const parsed = z.safeParse(schema, stored);
      if (parsed.success) return parsed.data;
      await setAside(area, name, stored, now());
      await area.remove(name);
      return fallback;
    },
    write: (value) => area.set({ [name]: value }),
    remove: () => area.remove(name),
  };
}
