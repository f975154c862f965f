import type { Span } from '../article/article.ts';
import type { PersonSpeaker } from './quote.ts';

const nameRun = /\p{Lu}[\p{L}'’-]+(?: (?:de|van|von|al|bin) )?(?: \p{Lu}[\p{L}'’.-]*)*/gu;
const verb =
  '(?:said|says|told|added|wrote|noted|asked|replied|stated|posted|warned|insisted|continued|remarked|explained|according to)';
const pronoun = /\b(?:he|she|He|She)\b/;
const titles =
  /\b(?:President|Prime Minister|Minister|Chancellor|NATO|Secretary[- ]General|General|Chief|Mr|Mrs|Ms|Sen|Gov|Rep|Dr|According|But|And|The|In|On|Lt|Gen|French|German|Russian|Ukrainian|Dutch|British|Polish|American|Vice)\b\.? ?/g;

type Naming = { readonly name: string; readonly mention: Span };

function namesIn(text: string, offset: number): Naming[] {
  const found: Naming[] = [];
  for (const match of text.matchAll(nameRun)) {
    const name = match[0]
      .replace(/['’]s$/, '')
      .replace(titles, '')
      .trim();
    if (name !== '')
      found.push({
        name,
        mention: { start: offset + match.index, end: offset + match.index + match[0].length },
      });
  }
  return found;
}

/** Who stands next to the quote, by the simplest of rules. */
export function nearest(
  text: string,
  paragraph: Span,
  quote: Span,
  before: PersonSpeaker | null,
): PersonSpeaker | null {
  const tail = text.slice(quote.end + 1, Math.min(paragraph.end, quote.end + 200)).split(/["“”″]/)[0] ?? '';
  const lead =
    text
      .slice(Math.max(paragraph.start, quote.start - 201), quote.start - 1)
      .split(/["“”″]/)
      .at(-1) ?? '';
  const everyone = namesIn(text, 0).filter(({ name }) => name.includes(' '));
  const sides = [
    { part: tail, offset: quote.end + 1, last: false },
    { part: lead, offset: quote.start - 1 - lead.length, last: true },
  ];
  for (const { part, offset, last } of sides) {
    if (!new RegExp(`\\b${verb}\\b`, 'i').test(part)) continue;
    const names = namesIn(part, offset);
    const named = last ? names.at(0) : names.at(0);
    const he = pronoun.exec(part);
    if (he !== null && before !== null && (named === undefined || offset + he.index < named.mention.start))
      return { ...before, mention: { start: offset + he.index, end: offset + he.index + he[0].length } };
    if (named === undefined) continue;
    const surname = named.name.split(' ').at(-1) ?? named.name;
    const full = everyone.find(({ name }) => name.endsWith(` ${surname}`));
    return { kind: 'person', name: full?.name ?? named.name, role: null, mention: named.mention };
  }
  return before;
}
