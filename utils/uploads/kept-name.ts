/** Characters that 1fichier keeps otherwise than they were sent, and the look-alikes that stand for them elsewhere too. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '\\': '＼',
  '<': '＜',
  '>': '＞',
  '"': '＂',
  "'": '＇',
  $: '＄',
  '`': '｀',
};
const CHANGED = /[\\<>"'$`]/gu;
const CONTROL = /\p{Cc}+/gu;

/** The name under which a file is uploaded: one that 1fichier keeps as it is. Empty when nothing of it can be kept. */
export function keptName(name: string): string {
  return name
    .replace(CONTROL, ' ')
    .replace(CHANGED, (character) => LOOK_ALIKES[character] ?? character)
    .trim();
}
