/** Which uploads a living page looks after. */
export type UploadClaims = {
  /** Takes the upload until it is let go or the page is gone. False: another page looks after it. */
  take(id: string): Promise<boolean>;
  letGo(id: string): void;
};

/** A lock of the browser for each: it ends with the page that holds it, however that ends. */
export function createUploadClaims(locks: Pick<LockManager, 'request'>): UploadClaims {
  const held = new Map<string, () => void>();
  return {
    take: (id) =>
      new Promise((resolve, reject) => {
        locks
          .request(`upload:${id}`, { ifAvailable: true }, (lock) => {
            resolve(lock !== null);
            if (lock === null) return undefined;
            return new Promise<void>((release) => held.set(id, release));
          })
          .catch(reject);
      }),
    letGo: (id) => {
      held.get(id)?.();
      held.delete(id);
    },
  };
}
