/** A sample file by its path: bytes that depend on the path alone, so that both ends can compute them. */
export function sampleBytes(path: string, length: number): Buffer {
  let state = [...path].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);
  return Buffer.from(
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    }),
  );
}

/** A picture that a browser really shows: a PNG of 48 × 48 pixels. */
export const SAMPLE_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAIAAADYYG7QAAAAOklEQVR42u3OQQ0AAAgEoAtmJoOZ0hbOBxsBSPW8EiEhISEhISEhISEhISEhISEhISEhISEhISGhOwuizvSmyJ+h1wAAAABJRU5ErkJggg==',
  'base64',
);
