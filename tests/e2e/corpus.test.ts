import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectLinks } from '@/utils/links/grab/collect-links';
import { corpus } from '../corpus/corpus.ts';
import { CORPUS_HOST, CORPUS_PATH, CORPUS_URL } from '../corpus/corpus-page.ts';
import { answerText } from '../simulator/answer.ts';
import { createReadInPage, type ReadInPage } from './read-in-page.ts';
import { IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

const HTML = 'text/html; charset=utf-8';

describe.concurrent.each(KINDS)('The links of a page in %s', (kind) => {
  let stage: Stage;
  let read: ReadInPage;
  beforeAll(async () => {
    stage = await openStage(kind);
    for (const { name, html, type = HTML } of corpus) {
      stage.simulator.site.set(CORPUS_HOST, `${CORPUS_PATH}${name}.html`, answerText(html, type));
    }
    read = await createReadInPage(stage);
  });
  afterAll(() => stage?.close());

  it.each(corpus)('are those of the corpus: $name', IN_TURN, async ({ name, links }) => {
    const { finds } = await read(`${CORPUS_URL}${name}.html`);
    const found = collectLinks(finds).links.map(
      ({ from, url, count }) => `${from} ${url}${count > 1 ? ` ×${count}` : ''}`,
    );
    expect(found).toEqual(links);
  });
});

it('the corpus has 60 pages and more, each with a name of its own', () => {
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  expect(corpus.length).toBeGreaterThanOrEqual(60);
});
