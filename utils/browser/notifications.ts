import { browser } from 'wxt/browser';

export type Notification = {
  readonly title: string;
  readonly message: string;
  /** Null where there is none: Firefox has no buttons and throws when it is given some. */
  readonly button: string | null;
};

/** Shows a notification; one of the same id is replaced. */
export async function showNotification(id: string, notification: Notification): Promise<void> {
  const { title, message, button } = notification;
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: iconUrl(),
    title,
    message,
    ...(button === null ? {} : { buttons: [{ title: button }] }),
  });
}

export async function clearNotification(id: string): Promise<void> {
  await browser.notifications.clear(id);
}

/** The largest icon of the manifest: Chrome shows no notification whose icon it cannot load. */
function iconUrl(): string {
  const { icons = {} } = browser.runtime.getManifest();
  const sizes = Object.keys(icons).map(Number);
  return `/${icons[Math.max(...sizes)] ?? ''}`.replace(/^\/+/, '/');
}
