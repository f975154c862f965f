import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readListing } from '../../src/article/feed.ts';

const base = 'https://site.example/feeds/all';
const urls = (source: string) => {
  const listing = readListing(source, base);
  if (listing === null) return null;
  return listing.kind === 'feed'
    ? listing.items.map(({ url }) => url)
    : [...listing.sitemaps, ...listing.pages];
};

describe('a listing', () => {
  it('may be RSS 2.0', () => {
    const source = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>All &amp; more</title>
      <item><title><![CDATA[“One” & two]]></title><link>https://site.example/a?x=1&amp;y=2</link><description>About NATO</description></item>
      <item><guid isPermaLink="true">https://site.example/b</guid></item>
      <item><title>No link</title><guid isPermaLink="false">17</guid></item>
      <item><link>javascript:alert(1)</link></item></channel></rss>`;
    expect(readListing(source, base)).toEqual({
      kind: 'feed',
      title: 'All & more',
      items: [
        { url: 'https://site.example/a?x=1&y=2', title: '“One” & two', summary: 'About NATO' },
        { url: 'https://site.example/b', title: '', summary: '' },
      ],
    });
  });

  it('may be Atom, RDF or JSON Feed', () => {
    expect(
      urls(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>E</title><link rel="edit" href="/edit"/><link href="/c"/><id>x</id></entry></feed>',
      ),
    ).toEqual(['https://site.example/c']);
    expect(
      urls(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>R</title></channel><item><title>x</title><link>https://site.example/d</link></item></rdf:RDF>',
      ),
    ).toEqual(['https://site.example/d']);
    expect(
      urls(
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 'J',
          items: [{ id: '1', url: 'https://site.example/e', title: 'x' }],
        }),
      ),
    ).toEqual(['https://site.example/e']);
  });

  it('may be a sitemap, or a sitemap of sitemaps', () => {
    const xmlns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
    expect(
      urls(
        `<?xml version="1.0"?><urlset ${xmlns}><url><loc>https://site.example/1?a=1&amp;b=2</loc></url><url><loc> https://site.example/2 </loc></url></urlset>`,
      ),
    ).toEqual(['https://site.example/1?a=1&b=2', 'https://site.example/2']);
    expect(
      readListing(
        `<sitemapindex ${xmlns}><sitemap><loc>https://site.example/s.xml</loc></sitemap></sitemapindex>`,
        base,
      ),
    ).toEqual({ kind: 'sitemap', sitemaps: ['https://site.example/s.xml'], pages: [] });
  });

  it('is not found in other kinds of files', () => {
    for (const source of [
      '',
      'text',
      '<!doctype html><html><head></head></html>',
      '<?xml version="1.0"?><html xmlns="x"></html>',
      '{"version":1}',
      '[]',
      '<rss',
      '%PDF-1.4',
    ])
      expect(readListing(source, base)).toBeNull();
  });

  it('that declares entities is refused: a billion laughs, and files read from the server', () => {
    const entities = Array.from(
      { length: 9 },
      (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
    ).join('');
    const laughs = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${entities}]><rss version="2.0"><channel><title>&l9;</title><item><link>https://site.example/a</link></item></channel></rss>`;
    expect(readListing(laughs, base)).toBeNull();
    const external =
      '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&f;</title></channel></rss>';
    expect(readListing(external, base)).toBeNull();
  });

  it('of any text is read without a crash', () => {
    const tags =
      '<rss>|<channel>|<item>|<link>|</link>|<feed>|<entry>|<?xml version="1.0"?>|<![CDATA[|]]>|<urlset>|<url>|<loc>|&amp;|&#x110000;|<!--';
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...tags.split('|')), fc.string({ maxLength: 8 })), {
          maxLength: 30,
        }),
        (pieces) => {
          const listing = readListing(pieces.join(''), base);
          expect(listing === null || listing.kind.length > 0).toBe(true);
        },
      ),
    );
  });
});
