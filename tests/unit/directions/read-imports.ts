import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'vite';

/** One import, re-export or `import()` of a file. */
export type Import = {
  /** As written. */
  readonly specifier: string;
  /** A file of the project (from its root, with `/`), or a package; null when it leads nowhere. */
  readonly target: { readonly file: string } | { readonly package: string } | null;
  /** Gone after compiling. */
  readonly isTypeOnly: boolean;
};

const ENDINGS = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx'];

/** Every import of one source file of the project at `root`. Throws when the file cannot be parsed. */
export function readImports(root: string, file: string, source: string): Import[] {
  const { module, program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      specifier: moduleRequest.value,
      isTypeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest === null ? [] : [{ specifier: moduleRequest.value, isTypeOnly: isType }],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      specifier: source.slice(start + 1, end - 1),
      isTypeOnly: false,
    })),
    ...typeImports(program).map((specifier) => ({ specifier, isTypeOnly: true })),
  ];
  return found.map((each) => ({ ...each, target: resolveTarget(root, file, each.specifier) }));
}

/** True for a file that does nothing but pass on what others export. */
export function isBarrel(file: string, source: string): boolean {
  const { body } = parseSync(file, source).program;
  const passesOn = (node: (typeof body)[number]) =>
    node.type === 'ExportAllDeclaration' ||
    node.type === 'ImportDeclaration' ||
    (node.type === 'ExportNamedDeclaration' && node.declaration === null);
  return body.some((node) => node.type.startsWith('Export')) && body.every(passesOn);
}

/** `import('...').Type` and `import x = require('...')`, which the parser's module record leaves out. */
function typeImports(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, source, moduleReference } = node as Record<string, unknown>;
  const own =
    type === 'TSImportType' ? source : type === 'TSImportEqualsDeclaration' ? moduleReference : null;
  return [...stringIn(own), ...Object.values(node).flatMap(typeImports)];
}

function stringIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { value, expression } = node as Record<string, unknown>;
  return typeof value === 'string' ? [value] : stringIn(expression);
}

function resolveTarget(root: string, file: string, specifier: string): Import['target'] {
  const isInside = specifier.startsWith('.') || specifier.startsWith('@/');
  if (!isInside) return { package: specifier };
  const path = specifier.startsWith('@/')
    ? join(root, specifier.slice(2))
    : join(root, dirname(file), specifier);
  const found = ENDINGS.map((ending) => path + ending).find(
    (each) => existsSync(each) && statSync(each).isFile(),
  );
  return found === undefined ? null : { file: relative(root, found).replaceAll('\\', '/') };
}
