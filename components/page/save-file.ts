/** A text that the page lets the user save as a file. */
export type SavedFile = { readonly name: string; readonly type: string; readonly text: string };

/** Long enough for the browser to have read what it saves. */
const KEPT_MS = 60_000;

/** Lets the browser save a text as a file, as a click on a download link does: no permission is needed. */
export function saveFile({ name, type, text }: SavedFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
