import type { FormPart } from './form-reader.ts';

const MAX_FILES = 500;
/** The form of each field that an upload may have. */
const FIELDS: Readonly<Record<string, RegExp>> = {
  did: /^\d+$/,
  domain: /^\d+$/,
  // As everywhere else: six characters or more.
  dpass: /^.{6,}$/,
  mail: /^\S+@\S+$/,
  mails: /^\S+@/,
  message: /^[\s\S]{0,2000}$/,
  user: /^\S+@\S+$/,
  pass: /./,
  send_ssl: /./,
  submit: /./,
};

/** Why no client of ours should ever have sent this form; null when all is right. */
export function checkForm(parts: readonly FormPart[], files: readonly FormPart[]): string | null {
  if (files.length === 0) return 'no file in the form';
  if (files.length > MAX_FILES) return 'too many files';
  if (files.some((file) => file.size === 0)) return 'empty file';
  for (const { name, filename, bytes } of parts) {
    if (filename !== null) continue;
    const form = FIELDS[name];
    if (form === undefined) return `no such field: ${name}`;
    if (!form.test(bytes?.toString('utf8') ?? '')) return `the field ${name}`;
  }
  return null;
}
