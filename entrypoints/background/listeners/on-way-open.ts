import { browser } from 'wxt/browser';

/** The way to 1fichier opens, closes or changes: access granted or taken away, the browser online, offline or elsewhere. */
export function listenToTheWay(deps: {
  readonly scope: Pick<EventTarget, 'addEventListener'>;
  readonly connection: Pick<EventTarget, 'addEventListener'> | undefined;
  opened(): void;
  closed(): void;
  /** The network is another one, perhaps. */
  changed(): void;
}): void {
  browser.permissions.onAdded.addListener(() => deps.opened());
  browser.permissions.onRemoved.addListener(() => deps.closed());
  deps.scope.addEventListener('online', () => {
    deps.changed();
    deps.opened();
  });
  deps.connection?.addEventListener('change', () => deps.changed());
  deps.scope.addEventListener('offline', () => deps.closed());
}
