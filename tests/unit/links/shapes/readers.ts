import { spawnSync } from 'node:child_process';
import { parse as parseBbcode } from '@bbob/parser';
import { parse as parseCsv } from 'csv-parse/sync';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/** A link as a program that reads the format finds it. */
export type ReadLink = { readonly name: string; readonly url: string };

/** A tree of any kind, whose links hold nothing but text. */
type Node = {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly url?: string;
  readonly value?: string;
};

/** By micromark. Throws when a link holds more than text, or something else than the list is there. */
export function readMarkdown(text: string): ReadLink[] {
  const [list, ...more] = fromMarkdown(text).children as readonly Node[];
  if (list?.type !== 'list' || more.length > 0) throw new Error('not one list');
  return (list.children ?? []).map((item) => {
    const link = only(only(item, 'paragraph'), 'link');
    const texts = link.children ?? [];
    if (texts.some(({ type }) => type !== 'text')) throw new Error('more than text');
    return { name: texts.map(({ value }) => value).join(''), url: link.url ?? '' };
  });
}

function only(from: Node | undefined, type: string): Node {
  const [child, ...more] = from?.children ?? [];
  if (child?.type !== type || more.length > 0) throw new Error(`not one ${type}`);
  return child;
}

type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

/** By parse5. Throws when anything but the list, its items, links and their text is there. */
export function readHtml(html: string): ReadLink[] {
  const errors = new Set<string>();
  const { childNodes } = parseFragment(html, { onParseError: ({ code }) => errors.add(code) });
  // A carriage return can be written in no other way, and parsers have to take it.
  errors.delete('control-character-reference');
  if (errors.size > 0) throw new Error([...errors].join());
  const [list] = htmlOnly(childNodes, 'ul');
  return (list?.childNodes ?? [])
    .filter((node) => !isLineEnd(node))
    .map((item) => {
      const [link] = htmlOnly(htmlOnly([item], 'li')[0]?.childNodes ?? [], 'a');
      if (link?.attrs.length !== 1) throw new Error('more than an address');
      const texts = link.childNodes.map((node) => {
        if (!('value' in node)) throw new Error('more than text');
        return node.value;
      });
      return { name: texts.join(''), url: link.attrs[0]?.value ?? '' };
    });
}

const isLineEnd = (node: HtmlNode) => 'value' in node && node.value === '\n';

function htmlOnly(nodes: readonly HtmlNode[], tag: string): DefaultTreeAdapterTypes.Element[] {
  const [node, ...more] = nodes;
  if (more.length > 0 || node === undefined || !('tagName' in node) || node.tagName !== tag) {
    throw new Error(`not one ${tag}`);
  }
  return [node];
}

/** What the parser truly gives. */
type BbcodeTag = { readonly tag: string; readonly attrs: object; readonly content: unknown };

/** By bbob. Throws when anything but links, their text and line ends is there. */
export function readBbcode(text: string): ReadLink[] {
  const nodes: readonly unknown[] = parseBbcode(text);
  return (nodes as readonly (BbcodeTag | string)[])
    .filter((node) => node !== '\n')
    .map((node) => {
      if (typeof node === 'string' || node.tag !== 'url') throw new Error('more than links');
      const texts = Array.isArray(node.content) ? node.content : [node.content];
      if (texts.some((part) => typeof part !== 'string')) throw new Error('more than text');
      const [url, ...more] = Object.keys(node.attrs);
      if (more.length > 0) throw new Error('more than an address');
      return { name: texts.join(''), url: url ?? '' };
    });
}

/** By csv-parse. */
export function readCsv(text: string): (ReadLink & { readonly size: string })[] {
  return parseCsv(text, { columns: true, recordDelimiter: '\r\n' });
}

/** By a shell, in which `curl` is a function that tells its arguments. Throws when the shell does anything else. */
export function readCurl(commands: string, shell: string): ReadLink[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${commands}\n`;
  const { stdout, stderr, status } = spawnSync(shell, [], { input: script, encoding: 'utf8', env: {} });
  if (status !== 0 || stderr !== '') throw new Error(`${status} ${stderr}`);
  const words = stdout.split('\0').slice(0, -1);
  const links: ReadLink[] = [];
  for (let at = 0; at < words.length; at += CURL_WORDS) {
    const [a, b, c, output, name = '', urlOption, url = ''] = words.slice(at, at + CURL_WORDS);
    if ([a, b, c, output, urlOption].join(' ') !== '--globoff --location --fail --output --url') {
      throw new Error('another command');
    }
    links.push({ name, url });
  }
  return links;
}

const CURL_WORDS = 7;

/** By the rules of PowerShell's language: words between two apostrophes of any kind, where the second of two stands for itself. */
export function readPowershell(commands: string): ReadLink[] {
  const word = "['‘’‚‛]((?:[^'‘’‚‛]|['‘’‚‛]{2})*)['‘’‚‛]";
  const line = new RegExp(`^curl\\.exe --globoff --location --fail --output ${word} --url ${word}$`);
  return commands.split('\n').map((command) => {
    const found = line.exec(command);
    if (found === null) throw new Error('another command');
    return { name: meant(found[1]), url: meant(found[2]) };
  });
}

function meant(text = ''): string {
  return text.replace(/['‘’‚‛](['‘’‚‛])/g, '$1');
}
