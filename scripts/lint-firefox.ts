import { runCommand } from './run-command.ts';

const LIMIT_MS = 5 * 60_000;
/** Preact's own `innerHTML`, once in the package; ours would be the second. */
const ALLOWED_WARNING = 'UNSAFE_VAR_ASSIGNMENT';
const MOST_ALLOWED = 1;

/** What `web-ext lint --output json` says, as far as it is read here. */
type LintMessage = { readonly code: string; readonly message: string; readonly file?: string };
type LintReport = {
  readonly errors: readonly LintMessage[];
  readonly warnings: readonly LintMessage[];
  readonly notices: readonly LintMessage[];
};

/**
 * Checks the built Firefox package with Mozilla's linter and prints what it says. True when it has no error and no
 * warning but Preact's.
 */
export async function lintFirefox(): Promise<boolean> {
  const { stdout } = await runCommand(
    'web-ext',
    ['lint', '--source-dir', '.output/firefox-mv3', '--output', 'json', '--no-config-discovery'],
    { capture: true, limitMs: LIMIT_MS },
  );
  const report: LintReport = JSON.parse(stdout);
  for (const [kind, messages] of Object.entries({
    error: report.errors,
    warning: report.warnings,
    notice: report.notices,
  })) {
    for (const { code, message, file } of messages) console.log(`${kind} ${code} ${file ?? ''} ${message}`);
  }
  return report.errors.length === 0 && hasOnlyAllowed(report.warnings);
}

function hasOnlyAllowed(warnings: readonly LintMessage[]): boolean {
  return warnings.length <= MOST_ALLOWED && warnings.every(({ code }) => code === ALLOWED_WARNING);
}
