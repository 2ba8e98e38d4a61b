import * as z from 'zod/mini';
import { grabberFilterSchema, NO_FILTER } from '@/utils/links/grab/grabber-filter';
import type { StorageArea } from '@/utils/store/storage-area';
import { createStoredValue } from '@/utils/store/stored-value';

/** What was typed into the popup and not sent yet. */
export function createDraftStore(area: StorageArea, now: () => number) {
  return createStoredValue({ area, name: 'draft', schema: z.string(), fallback: '', now });
}

/** True once the options page was opened because a link was sent without a key; false again when a key is saved. */
export function createAskedForKeyStore(area: StorageArea, now: () => number) {
  return createStoredValue({ area, name: 'askedForKey', schema: z.boolean(), fallback: false, now });
}

/** True once links were sent from a private window whose files the stored listings may name. */
export function createPrivateSentStore(area: StorageArea, now: () => number) {
  return createStoredValue({ area, name: 'privateSent', schema: z.boolean(), fallback: false, now });
}

/** The folders of each act on files that is under way. */
export function createOpenActsStore(area: StorageArea, now: () => number) {
  const schema = z.readonly(z.array(z.readonly(z.array(z.number()))));
  return createStoredValue({ area, name: 'openActs', schema, fallback: [], now });
}

/** When `Try now` was last pressed, epoch ms; 0: never. */
export function createLastTryStore(area: StorageArea, now: () => number) {
  return createStoredValue({ area, name: 'lastTryAt', schema: z.number(), fallback: 0, now });
}

/** The account id whose plan 1fichier refused to tell; empty: none. */
export function createRefusedPlanStore(area: StorageArea, now: () => number) {
  return createStoredValue({ area, name: 'planRefusedTo', schema: z.string(), fallback: '', now });
}

/** The pinned folders that the menus were built of, as JSON; empty: no menus were built in this run of the browser. */
export function createBuiltMenusStore(session: StorageArea, now: () => number) {
  return createStoredValue({ area: session, name: 'menusBuilt', schema: z.string(), fallback: '', now });
}

/** The filter last used in the grabber. */
export function createGrabberFilterStore(area: StorageArea, now: () => number) {
  return createStoredValue({
    area,
    name: 'grabberFilter',
    schema: grabberFilterSchema,
    fallback: NO_FILTER,
    now,
  });
}
