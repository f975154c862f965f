import { articleFromText } from '../../src/article/plain.ts';
import { extractQuotes } from '../../src/quote/extract.ts';

/** Returns every segment found in a text with its speaker: a person's name, the kind of another source, or null. */
export function said(text: string, language?: string): [speaker: string | null, words: string][] {
  return extractQuotes(articleFromText({ id: 'test', language, text })).flatMap(({ segments, speaker }) =>
    segments.map((segment): [string | null, string] => [
      speaker === null ? null : speaker.kind === 'person' ? speaker.name : speaker.kind,
      segment.text,
    ]),
  );
}
