import { hasFlag, lexicalFlag } from '../../language/lexicon-word.ts';
import { isSentenceEnd, type Token } from './tokens.ts';

/**
 * The kinds of tokens that matter around a quotation or a mention. The order is that of the models' ordinal feature.
 */
const tokenClasses = [
  'none',
  'quote',
  'comma',
  'colon',
  'sentence-end',
  'opening-bracket',
  'other-mark',
  'cue-verb',
  'complementizer',
  'coordinator',
  'relative-pronoun',
  'preposition',
  'to',
  'article',
  'verb-form',
  'capital-word',
  'word',
] as const;

export type TokenClass = (typeof tokenClasses)[number];

/** The number that stands for each class in the models' rows. */
export const tokenClassCode = Object.fromEntries(tokenClasses.map((name, code) => [name, code])) as Readonly<
  Record<TokenClass, number>
>;

function classOfMark(token: Token): TokenClass {
  if (token.text === ',') return 'comma';
  if (token.text === ':') return 'colon';
  if (isSentenceEnd(token) || token.text === ';') return 'sentence-end';
  return token.text === '(' || token.text === '[' ? 'opening-bracket' : 'other-mark';
}

function classOfWord(token: Token): TokenClass {
  if (hasFlag(token, lexicalFlag.cueVerb)) return 'cue-verb';
  switch (token.functionWord) {
    case 'that':
    case 'as':
      return 'complementizer';
    case 'and':
    case 'or':
      return 'coordinator';
    case 'who':
    case 'which':
      return 'relative-pronoun';
    default:
  }
  if (hasFlag(token, lexicalFlag.preposition)) return 'preposition';
  if (token.functionWord === 'to') return 'to';
  if (token.functionWord === 'the' || token.functionWord === 'a') return 'article';
  if (token.form !== null && token.form !== 'adverb') return 'verb-form';
  return token.capital ? 'capital-word' : 'word';
}

/** Returns the class of a token, or `none` past the ends of a paragraph. */
export function tokenClassOf(token: Token | undefined): TokenClass {
  if (token === undefined) return 'none';
  if (token.kind === 'quote') return 'quote';
  return token.kind === 'mark' ? classOfMark(token) : classOfWord(token);
}
