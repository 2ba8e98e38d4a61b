/** Separators of every system, controls, half characters, and marks that turn the direction of the text, to hide what a file is. */
const UNUSABLE = /[/\\\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/gu;
/** Leading: hidden files and options of commands. */
const LEADING = /^[.-]/;
/** Of a name on any system, with room for what downloaders append. */
const LONGEST_BYTES = 200;
const LONGEST_EXTENSION = 20;

const UNUSABLE_ON_WINDOWS = /[<>:"|?*]/g;
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\s*(?:\.|$))/i;
const TRAILING = /[. ]+$/;

/**
 * A name that every system takes, Windows included, for one file in the folder of the user's choice: never another folder,
 * an option, a device or a hidden file. What cannot stay becomes `_`; spaces around it and dots at its end go; a long one is
 * cut before its extension.
 */
export function fileName(name: string): string {
  const usable = name
    .replace(UNUSABLE, '_')
    .trim()
    .replace(LEADING, '_')
    .replace(UNUSABLE_ON_WINDOWS, '_')
    .replace(DEVICE, '_$&');
  const anywhere = cut(usable).replace(TRAILING, '');
  return anywhere === '' ? 'download' : anywhere;
}

function cut(name: string): string {
  if (bytesOf(name) <= LONGEST_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const hasExtension = dot > 0 && name.length - dot <= LONGEST_EXTENSION;
  const extension = hasExtension ? name.slice(dot) : '';
  let kept = '';
  let room = LONGEST_BYTES - bytesOf(extension);
  for (const character of hasExtension ? name.slice(0, dot) : name) {
    room -= bytesOf(character);
    if (room < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}${extension}`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
