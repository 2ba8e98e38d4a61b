import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../components/styles/tokens.css', import.meta.url), 'utf8');
const [lightPart = '', darkPart = ''] = css.split('@media (prefers-color-scheme: dark)');

function colours(part: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(part.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g), ([, name = '', hex = '']) => [name, hex]),
  );
}

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

const TEXT_AA = 4.5;
const EDGE_AA = 3;
const TEXT_ON_PAGES = ['text', 'quiet', 'accent', 'good', 'bad', 'warn'].flatMap((ink) =>
  ['page', 'raised', 'hover', 'picked'].map((paper) => [ink, paper] as const),
);
const OTHER_TEXT = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['text', 'warn-page'],
  ['warn', 'warn-page'],
] as const;
const EDGES = [
  ['control-line', 'page'],
  ['accent', 'page'],
  ['accent', 'raised'],
] as const;

describe.each([
  ['light', colours(lightPart)],
  ['dark', colours(darkPart)],
])('the %s colours', (_, palette) => {
  const ratio = (a: string, b: string) => contrast(palette.get(a) ?? '#000000', palette.get(b) ?? '#000000');

  it.each([...TEXT_ON_PAGES, ...OTHER_TEXT])('let %s be read on %s', (ink, paper) => {
    expect(ratio(ink, paper)).toBeGreaterThanOrEqual(TEXT_AA);
  });

  it.each(EDGES)('let the edges of controls and the focus ring be seen: %s on %s', (ink, paper) => {
    expect(ratio(ink, paper)).toBeGreaterThanOrEqual(EDGE_AA);
  });
});

describe('the dark theme', () => {
  it('sets every colour that the light one sets', () => {
    expect([...colours(darkPart).keys()].sort()).toEqual([...colours(lightPart).keys()].sort());
  });
});
