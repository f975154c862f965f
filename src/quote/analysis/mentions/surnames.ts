import type { Token } from '../tokens.ts';
import type { Mention } from './mention.ts';

/** Returns the last words of the full names among the mentions of an article. */
export function surnamesOf(
  paragraphs: readonly { readonly mentions: readonly Mention[] }[],
): ReadonlySet<string> {
  const surnames = new Set<string>();
  for (const { mentions } of paragraphs)
    for (const { kind, name } of mentions)
      if (kind === 'name' && name.length > 1) surnames.add(name.at(-1) ?? '');
  return surnames;
}

function isSurname(
  { kind, from, to }: Mention,
  tokens: readonly Token[],
  surnames: ReadonlySet<string>,
): boolean {
  const token = tokens[from];
  return (
    (kind === 'place' || kind === 'body' || kind === 'role') &&
    to - from === 1 &&
    token?.capital === true &&
    surnames.has(token.text) &&
    tokens[from - 1]?.functionWord !== 'the'
  );
}

/**
 * Returns the mentions, those that look like a place or an office but are a surname ("Jordan", "Dean") turned into
 * names.
 */
export function withSurnames(
  mentions: readonly Mention[],
  tokens: readonly Token[],
  surnames: ReadonlySet<string>,
): readonly Mention[] {
  if (!mentions.some((mention) => isSurname(mention, tokens, surnames))) return mentions;
  return mentions.map((mention) => {
    const token = tokens[mention.from];
    return token !== undefined && isSurname(mention, tokens, surnames)
      ? { ...mention, kind: 'name', name: [token.text], head: '' }
      : mention;
  });
}
