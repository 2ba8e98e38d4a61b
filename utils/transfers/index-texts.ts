type KeysOf = (text: string) => readonly string[];

/**
 * Where the texts stand that have a key in common with another one, in their order. The keys of each text are made once,
 * however many it is compared with.
 */
export function indexTexts(
  texts: Iterable<readonly [number, string]>,
  keysOf: KeysOf,
): (text: string) => readonly number[] {
  const places = new Map<string, number[]>();
  for (const [at, text] of texts) {
    for (const key of keysOf(text)) {
      const here = places.get(key);
      if (here === undefined) places.set(key, [at]);
      else here.push(at);
    }
  }
  return (text) =>
    [...new Set(keysOf(text).flatMap((key) => places.get(key) ?? []))].sort((one, other) => one - other);
}

/** The same keys, made once for each text. */
export function remembering(keysOf: KeysOf): KeysOf {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const keys = known.get(text) ?? keysOf(text);
    known.set(text, keys);
    return keys;
  };
}
