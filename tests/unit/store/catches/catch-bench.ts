import 'fake-indexeddb/auto';
import type { GrabbedLink } from '@/utils/links/grab/grabbed-link';
import type { NewCatch } from '@/utils/store/catches/open-catch-store';
import { grabbed } from '../../links/grab/grabbed';

let databases = 0;

/** A name that no other test uses. */
export function freshName(): string {
  databases += 1;
  return `catches-${databases}`;
}

export function newCatch(id: string, more: Partial<NewCatch> = {}): NewCatch {
  return {
    id,
    source: 'page',
    title: 'A page',
    url: 'https://page.example/',
    tabId: 3,
    isPrivate: false,
    at: 1_800_000_000_000,
    folded: 0,
    unreadableFrames: 0,
    purpose: 'pick',
    failure: null,
    ...more,
  };
}

export function manyLinks(count: number): GrabbedLink[] {
  return Array.from({ length: count }, (_, index) => grabbed(`https://files.example/${index}.zip`));
}
