import { browser } from 'wxt/browser';

/** Keeps scripts inside web pages away from what is stored. Firefox has no such switch, and no such scripts here. */
export async function tightenStorageAccess(): Promise<void> {
  const { local } = browser.storage;
  if (typeof local.setAccessLevel !== 'function') return;
  await local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
}
