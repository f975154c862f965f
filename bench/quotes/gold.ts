import { readFileSync } from 'node:fs';
import { z } from 'zod';

const quote = z.object({
  start: z.number(),
  end: z.number(),
  text: z.string(),
  words: z.number(),
  source: z.array(z.tuple([z.number(), z.number()])),
  sourceText: z.string().nullish(),
  srcType: z.string(),
  speaker: z.string().nullish(),
  speakerKind: z.string().nullish(),
  fullInText: z.boolean().nullish(),
});

const article = z.object({
  id: z.string(),
  title: z
    .string()
    .nullish()
    .transform((title) => title ?? ''),
  date: z
    .string()
    .nullish()
    .transform((date) => date ?? ''),
  text: z.string(),
  quotes: z.array(quote),
});

/** A quote as annotators marked it: offsets in UTF-16 units inside the marks, one record per segment of a paragraph. */
export type GoldQuote = z.infer<typeof quote>;
export type GoldArticle = z.infer<typeof article>;

/** Reads a gold file: a JSON list of articles with their quotes. */
export function readGold(path: string): GoldArticle[] {
  return z.array(article).parse(JSON.parse(readFileSync(path, 'utf8')));
}
