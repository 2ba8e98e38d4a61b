import { browser } from 'wxt/browser';

/** The browser's `navigator.connection`. `type`, such as `wifi`, is not told by every browser. */
export type Connection = Pick<EventTarget, 'addEventListener'> & { readonly type?: string | undefined };

/** The way to 1fichier opens, closes or changes: access granted or taken away, the browser online, offline or elsewhere. */
export function listenToTheWay(deps: {
  readonly scope: Pick<EventTarget, 'addEventListener'>;
  readonly connection: Connection | undefined;
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
  if (deps.connection !== undefined) listenToType(deps.connection, deps.changed);
  deps.scope.addEventListener('offline', () => deps.closed());
}

/** `change` also tells of another speed, which is no other network. */
function listenToType(connection: Connection, changed: () => void): void {
  let last = connection.type;
  connection.addEventListener('change', () => {
    if (connection.type === last) return;
    last = connection.type;
    changed();
  });
}
