/** `flood-ip` as a type: `flood_ip`. */
export type Snake<T extends string> = T extends `${infer Head}-${infer Tail}` ? `${Head}_${Snake<Tail>}` : T;

/** A code as it is written in the keys of the texts: `flood-ip` gives `flood_ip`. */
export function snake<T extends string>(code: T): Snake<T> {
  return code.replaceAll('-', '_') as Snake<T>;
}
