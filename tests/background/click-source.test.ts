import { describe, expect, it } from 'vitest';
import { clickSource } from '@/entrypoints/background/click-source';

const LINK = { linkUrl: 'https://l.example/' };
const MEDIA = { srcUrl: 'https://m.example/i.png' };
const SELECTION = { selectionText: 'some text' };
const PAGE = { pageUrl: 'https://p.example/' };
const NOTHING = { pageUrl: '' };
const TAB_URL = 'https://p.example/file.pdf';

describe('what a click sends', () => {
  it.each([
    ['a link', 'send-link', { ...PAGE, ...LINK }, { kind: 'link', url: LINK.linkUrl }],
    [
      'a linked image: the link',
      'send-link',
      { ...PAGE, ...LINK, ...MEDIA },
      { kind: 'link', url: LINK.linkUrl },
    ],
    [
      'a link in a selection: the link',
      'send-link',
      { ...PAGE, ...LINK, ...SELECTION },
      { kind: 'link', url: LINK.linkUrl },
    ],
    ['an image', 'send-link', { ...PAGE, ...MEDIA }, { kind: 'media', url: MEDIA.srcUrl }],
    [
      'an image in a selection: the image',
      'send-link',
      { ...PAGE, ...MEDIA, ...SELECTION },
      { kind: 'media', url: MEDIA.srcUrl },
    ],
    [
      'a selection',
      'send-link',
      { ...PAGE, ...SELECTION },
      { kind: 'selection', text: SELECTION.selectionText },
    ],
    ['the empty part of a frame: the page', 'send-link', PAGE, { kind: 'page', url: PAGE.pageUrl }],
    ['a page', 'send-page', PAGE, { kind: 'page', url: PAGE.pageUrl }],
    [
      'media by its own item',
      'send-media',
      { ...PAGE, ...LINK, ...MEDIA },
      { kind: 'media', url: MEDIA.srcUrl },
    ],
    [
      'a selection by its own item',
      'send-selection',
      { ...PAGE, ...LINK, ...SELECTION },
      { kind: 'selection', text: SELECTION.selectionText },
    ],
    [
      'a link, into a pinned folder',
      'send-link:7',
      { ...PAGE, ...LINK, ...MEDIA },
      { kind: 'link', url: LINK.linkUrl },
    ],
    ['a page, into the default folder', 'send-page:default', PAGE, { kind: 'page', url: PAGE.pageUrl }],
    ['a page by its own item', 'send-page', { ...PAGE, ...LINK }, { kind: 'page', url: PAGE.pageUrl }],
  ])('%s', (_what, menuItemId, fields, expected) => {
    expect(clickSource({ menuItemId, ...fields }, undefined)).toEqual(expected);
  });

  it('of the page in a PDF viewer is the document of the tab', () => {
    const viewer = { menuItemId: 'send-page', pageUrl: 'chrome-extension://viewer/index.html' };
    expect(clickSource(viewer, TAB_URL)).toEqual({ kind: 'page', url: TAB_URL });
  });

  it('is nothing for an item that sends nothing, and where nothing is named', () => {
    expect(clickSource({ menuItemId: 'direct-link', ...PAGE, ...LINK }, undefined)).toBeNull();
    expect(clickSource({ menuItemId: 'send-link', ...NOTHING }, undefined)).toBeNull();
  });
});
