import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addedCard } from '../../src/slack/cards/added.ts';

const asked = 'https://site.example/a/b';
const shownFor = (reason: string, source = asked) =>
  addedCard([{ kind: 'refused', source, reasons: [reason] }], 1).text;

it.each([
  ['site.example is 10.1.2.3, which is out of reach', '10.1.2.3'],
  [`${asked} cannot be fetched: connect ECONNREFUSED 10.1.2.3:8080`, '10.1.2.3'],
  [`${asked} cannot be fetched: connect ETIMEDOUT [fd00::17]:443`, 'fd00::17'],
  ["ENOENT: no such file or directory, open '/srv/bot/corpus/a.md'", '/srv/bot'],
  ['EACCES: permission denied, mkdir ./data/corpus', 'data/corpus'],
  ['the store (data/nato-quote.db) failed', 'nato-quote.db'],
  ['cannot reach postgres://bot@db.internal/quotes', 'db.internal'],
])('of “%s” people in Slack are not told %s', (reason, secret) => {
  expect(shownFor(reason)).not.toContain(secret);
  expect(shownFor(reason)).toContain('…');
});

it('shows no IP address that the person did not name', () => {
  const words = fc.constantFrom('connect', 'ECONNREFUSED', 'is', 'out of reach:');
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  const around = fc.constantFrom(['', ''], ['(', ')'], ['"', '".'], ['[', ']:80'], ['', ',']);
  fc.assert(
    fc.property(words, address, around, (word, ip, [before, after]) => {
      expect(shownFor(`${word} ${before}${ip}${after} at once`)).not.toContain(` ${before}${ip}${after} `);
    }),
  );
});

it('shows addresses that the person named, and other words, unchanged', () => {
  const own = 'http://10.1.2.3:8080/a';
  const reason = `${own} leads to 10.1.2.3, which is on the bot’s own network: 24/7 and/or 3.5 won’t do`;
  expect(shownFor(reason, own)).toContain(reason);
});
