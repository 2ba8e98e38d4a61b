/** As much of `browser.storage.local` or `.session` as this room needs. */
export type StorageArea = {
  get(name: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(names: string | string[]): Promise<void>;
};

const ASIDE = 'unreadable:';

/** Keeps a value that cannot be read under another name: a later version, or a person, may still make sense of it. */
export async function setAside(area: StorageArea, name: string, value: unknown, now: number): Promise<void> {
  await area.set({ [`${ASIDE}${name}:${now}`]: value });
}

/** The names under which values of `name` were set aside. */
export async function namesSetAside(area: StorageArea, name: string): Promise<string[]> {
  const all = Object.keys(await area.get(null));
  return all.filter((other) => other.startsWith(`${ASIDE}${name}:`));
}
