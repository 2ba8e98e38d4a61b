/** A backslash with what makes it an escape, if anything does. */
const ESCAPE = /\\(["\\/bfnrt]|u[0-9a-f]{4})?/gi;
/** The same, where a quote that ends its value ends its text: the backslash before it is then the last of a name. */
const ESCAPE_WITHIN = /\\("(?!\s*(?:,\s*["{[]|[}\]]|$))|[\\/bfnrt]|u[0-9a-f]{4})?/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL_CHARACTERS = /[\u0000-\u001f]/g;

/**
 * JSON as 1fichier writes it: a name that holds a backslash or a control character is put into it as it is. Strict where
 * that will do. Undefined when it is no JSON.
 */
export function parseJson(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  const strict = parsed(json);
  if (strict !== undefined || !/^\s*[{[]/.test(json)) return strict;
  return parsed(mended(json, ESCAPE)) ?? parsed(mended(json, ESCAPE_WITHIN));
}

function mended(json: string, escapes: RegExp): string {
  return json
    .replace(CONTROL_CHARACTERS, ' ')
    .replace(escapes, (whole, meaning?: string) => (meaning === undefined ? '\\\\' : whole));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
