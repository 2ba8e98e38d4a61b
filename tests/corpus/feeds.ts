import type { CorpusPage } from './corpus-page.ts';

const RSS = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>News</title><link>https://h.example/?cat=a&amp;id=7</link>
<atom:link href="https://h.example/feed.xml" rel="self" type="application/rss+xml"/>
<docs>https://www.rssboard.org/rss-specification</docs><generator>https://wordpress.org/?v=6.7</generator>
<itunes:image href="https://h.example/cover.jpg"/>
<item><title>One</title><link><![CDATA[https://h.example/My Page.html]]></link>
<category domain="http://schema.example/terms">film</category>
<enclosure url="https://h.example/ep.mp3?a=1&amp;b=2" length="1" type="audio/mpeg"/>
<media:group><media:content url="https://h.example/clip 1.mp4" medium="video"><media:thumbnail url="https://h.example/t.jpg"/></media:content></media:group>
<media:category scheme="http://schema.example/mrss">x</media:category>
<description><![CDATA[<a href="https://h.example/a.zip">x</a> <a href="https://h.example/b.zip">y</a> <b>https://h.example/</b>c.zip]]></description>
<content:encoded>&lt;p&gt;&lt;img src="https://h.example/d.jpg?a=1&amp;amp;b=2" srcset="https://h.example/e.jpg 2x"&gt; https://h.example/f.zip&lt;/p&gt;
&lt;a href="https://1fichier.com/?feed0000000000000001" download="Film.mkv"&gt;Film&lt;/a&gt;</content:encoded></item>
<item><description>&lt;pre&gt;&amp;lt;a href="https://h.example/g.zip"&amp;gt;g&amp;lt;/a&amp;gt;&lt;/pre&gt; Plain https://h.example/h.zip, end.</description>
<guid isPermaLink="false">tag:h.example,2026:1</guid></item></channel></rss>`;

const RSS_LINKS = [
  'anchor https://h.example/?cat=a&id=7',
  'image https://h.example/cover.jpg',
  'anchor https://h.example/My%20Page.html',
  'audio https://h.example/ep.mp3?a=1&b=2',
  'video https://h.example/clip%201.mp4',
  'image https://h.example/t.jpg',
  'anchor https://h.example/a.zip',
  'anchor https://h.example/b.zip',
  'text https://h.example/c.zip',
  'image https://h.example/d.jpg?a=1&b=2',
  'srcset https://h.example/e.jpg',
  'text https://h.example/f.zip',
  'anchor https://1fichier.com/?feed0000000000000001',
  'anchor https://h.example/g.zip',
  'text https://h.example/h.zip',
];

/** Feeds and sitemaps as a browser opens them, and markup inside them that was escaped to be text. */
export const feeds: readonly CorpusPage[] = [
  { name: 'rss', type: 'text/xml; charset=utf-8', html: RSS, links: RSS_LINKS },
  { name: 'rss-as-text', type: 'text/plain; charset=utf-8', html: RSS, links: RSS_LINKS },
  {
    name: 'atom',
    type: 'application/xml',
    html: `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://h.example/blog/">
<title type="html">&lt;b&gt;Blog&lt;/b&gt;</title><id>tag:h.example,2026:blog</id><link href="/" rel="alternate"/><link rel="hub" href="https://hub.example/"/>
<generator uri="https://made.example/">Made</generator><category term="x" scheme="http://schema.example/terms"/>
<entry xml:base="2026/"><link rel="enclosure" type="video/mp4" href="film.mp4" title="The film"/><link href="one.html"/>
<content type="html">&lt;a href="a.zip"&gt;a&lt;/a&gt; 1fichier.com/?atom0000000000000001</content></entry>
<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="https://h.example/b.zip">b</a> https://h.example/<i>c</i>.zip</div></content>
<content type="video/mp4" src="d.mp4"/><summary><![CDATA[{"url":"https:\\/\\/h.example\\/e.zip"}]]></summary></entry></feed>`,
    links: [
      'anchor https://h.example/',
      'video https://h.example/blog/2026/film.mp4',
      'anchor https://h.example/blog/2026/one.html',
      'anchor https://h.example/blog/2026/a.zip',
      'text https://1fichier.com/?atom0000000000000001',
      'anchor https://h.example/b.zip',
      'text https://h.example/c.zip',
      'video https://h.example/blog/d.mp4',
      'text https://h.example/e.zip',
    ],
  },
  {
    name: 'sitemap',
    type: 'application/xml; charset=utf-8',
    html: `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.sitemaps.org/schemas/sitemap/0.9 http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:video="http://www.google.com/schemas/sitemap-video/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://h.example/?a=1&amp;b=2</loc><xhtml:link rel="alternate" hreflang="de" href="https://h.example/de/"/>
<image:image><image:loc>https://h.example/My Photo.jpg</image:loc></image:image>
<video:video><video:content_loc>https://h.example/v.mp4</video:content_loc></video:video><lastmod>2026-01-01</lastmod></url>
<url><loc>
  https://h.example/two
</loc></url></urlset>`,
    links: [
      'anchor https://h.example/?a=1&b=2',
      'anchor https://h.example/de/',
      'anchor https://h.example/My%20Photo.jpg',
      'anchor https://h.example/v.mp4',
      'anchor https://h.example/two',
    ],
  },
  {
    name: 'broken-feed',
    type: 'text/plain',
    html: '<rss><channel><item><link>https://h.example/a.zip</link><enclosure url="https://h.example/b.mp3"></channel>',
    links: ['text https://h.example/a.zip', 'text https://h.example/b.mp3'],
  },
];
