import type { StorageArea } from '@/utils/store/storage-area';
import type { Room } from './room';

/** `browser.storage.local`, kept as text, so that nothing is shared with whoever wrote it. */
export class MemoryArea implements StorageArea {
  readonly items = new Map<string, string>();
  private readonly room: Room;

  constructor(room: Room) {
    this.room = room;
  }

  async get(name: string | null): Promise<Record<string, unknown>> {
    const found = [...this.items].filter(([key]) => name === null || key === name);
    return Object.fromEntries(found.map(([key, text]) => [key, JSON.parse(text) as unknown]));
  }

  async set(items: Record<string, unknown>): Promise<void> {
    this.room.take();
    for (const [key, value] of Object.entries(items)) this.items.set(key, JSON.stringify(value));
  }

  async remove(names: string | string[]): Promise<void> {
    for (const name of [names].flat()) this.items.delete(name);
  }
}
