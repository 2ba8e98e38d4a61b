import { browser } from 'wxt/browser';

/** The way to 1fichier opens or closes: access granted or taken away, the browser online or offline. */
export function listenToTheWay(deps: {
  readonly scope: Pick<EventTarget, 'addEventListener'>;
  opened(): void;
  closed(): void;
}): void {
  browser.permissions.onAdded.addListener(() => deps.opened());
  browser.permissions.onRemoved.addListener(() => deps.closed());
  deps.scope.addEventListener('online', () => deps.opened());
  deps.scope.addEventListener('offline', () => deps.closed());
}
