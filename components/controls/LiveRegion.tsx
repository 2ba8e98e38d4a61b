/** Reads a message aloud without showing it. The same words twice are read twice only if `serial` grows. */
export function LiveRegion({ message, serial }: { readonly message: string; readonly serial: number }) {
  return (
    <div class="unseen" aria-live="polite" aria-atomic="true">
      <span key={serial}>{message}</span>
    </div>
  );
}
