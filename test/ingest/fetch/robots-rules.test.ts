import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAllowed, parseRobots } from '../../../src/ingest/fetch/robots-rules.ts';

const allows = (robots: string, path: string) =>
  isAllowed(parseRobots(robots, 'nato-quote'), `https://site.example${path}`);

describe('a robots.txt', () => {
  // The examples of RFC 9309, 2.2.2, 2.2.3 and 5.2, and of its implementation by Google.
  it.each([
    ['Disallow: *.gif$', '/a/b.gif', false],
    ['Disallow: *.gif$', '/a/b.gif?x', true],
    ['Disallow: /example/\nAllow: /publications/', '/publications/a', true],
    ['Allow: /example/page/\nDisallow: /example/page/disallowed.gif', '/example/page/', true],
    ['Allow: /example/page/\nDisallow: /example/page/disallowed.gif', '/example/page/disallowed.gif', false],
    ['Disallow: /page\nAllow: /page', '/page', true],
    ['Disallow: /foo/bar/ツ', '/foo/bar/%E3%83%84', false],
    ['Disallow: /foo/bar/%62%61%7A', '/foo/bar/baz', false],
    ['Disallow: /a%3cd', '/a%3Cd', false],
    ['Disallow: /path/file-with-a-%2A.html', '/path/file-with-a-x.html', true],
    ['Disallow: /fish*.php', '/fishheads/catfish.php?parameters', false],
    ['Disallow: /fish*.php', '/Fish.PHP', true],
    ['Disallow: /x*', '/x', false],
    ['Disallow: /a*a$', '/a', true],
    ['Disallow: /a$', '/ab', true],
    ['Disallow: /$', '/', false],
    ['Disallow:', '/a', true],
    ['Disallow: /a # a comment', '/a', false],
    ['disALLOW : /a', '/a', false],
  ])('%j says of %s: %s', (rules, path, allowed) => {
    expect(allows(`User-agent: *\n${rules}`, path)).toBe(allowed);
  });

  it('applies all groups that name the robot, before those for all', () => {
    const robots =
      'User-agent: a\nUser-agent: NATO-Quote/1.0\nDisallow: /x\n\nuser-agent: *\ndisallow: /\n\nuser-agent: nato-quote\ndisallow: /y';
    expect(['/x', '/y', '/z'].map((path) => allows(robots, path))).toEqual([false, false, true]);
    expect(allows('User-agent: nato-quote-images\nDisallow: /', '/')).toBe(true);
    expect(allows('User-agent: nato-quote\nDisallow:\n\nUser-agent: *\nDisallow: /', '/')).toBe(true);
  });

  it('gives the crawl delay', () => {
    const delay = (value: string) => parseRobots(`User-agent: *\nCrawl-delay: ${value}`, 'x').crawlDelay;
    expect(['2.5', '-1', 'soon', ''].map(delay)).toEqual([2.5, 0, 0, 0]);
  });

  it('matches as a search through all ways to expand `*` does', () => {
    const letters = (characters: string) => fc.string({ unit: fc.constantFrom(...characters), maxLength: 8 });
    fc.assert(
      fc.property(letters('ab*'), letters('ab'), fc.constantFrom('', '$'), (pattern, path, end) => {
        const expression = new RegExp(`^/${pattern.replace(/\*+/g, '.*')}${end}`);
        expect(allows(`User-agent: *\nDisallow: /${pattern}${end}`, `/${path}`)).toBe(
          !expression.test(`/${path}`),
        );
      }),
    );
  });

  const limit = 500 * 1024;
  const lines = (line: string) => `User-agent: *\n${line.repeat(Math.floor(limit / line.length))}`;
  const hostile: readonly (readonly [name: string, robots: string])[] = [
    ['agents', lines('User-agent: a\n')],
    ['own agents', lines('User-agent: nato-quote\nDisallow: /a*b$\n')],
    ['rules', lines('Disallow: /*a*b\n')],
    ['wildcards', `User-agent: *\nDisallow: /${'*a'.repeat(limit / 2)}b`],
    ['long parts', lines(`Disallow: /*${'a'.repeat(900)}b${'a'.repeat(900)}\n`)],
    ['stars', `User-agent: *\nDisallow: /${'*'.repeat(limit)}$`],
    ['spaces', `User-agent${' '.repeat(limit)}`],
    ['letters', 'a'.repeat(limit)],
    ['escapes', lines('Disallow: /%41%e3%83%84ツ*\n')],
  ];
  it.each(hostile)('full of %s is read in linear time', (_, robots) => {
    const start = performance.now();
    for (const path of [`/${'a'.repeat(1900)}`, `/${'ab'.repeat(900)}c`]) allows(robots, path);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
