import { hasFlag, lexicalFlag } from '../../language/lexicon-word.ts';
import type { AnalysedArticle } from '../analysis/analysed-article.ts';
import { noVerb } from '../analysis/cue-verbs.ts';
import { mentionContextOf } from '../analysis/mention-context.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import type { Discourse } from '../coreference/discourse.ts';
import type { Person } from '../people/person.ts';
import { personSpeaker } from '../people/person-speaker.ts';
import type { Speaker } from '../quote.ts';

/** Returns the noun phrase around a mention ("Rutte’s spokesman" around "Rutte"), or the mention itself. */
function enclosingPhrase({ paragraphs }: AnalysedArticle, mention: Mention): Mention {
  const mentions = mention.index < 0 ? [] : (paragraphs[mention.paragraphIndex]?.mentions ?? []);
  const next = mentions[mention.index + 1];
  const encloses =
    next !== undefined && next.from <= mention.from && next.to > mention.to && next.kind !== 'name';
  return encloses ? next : mention;
}

/** True if a name is one of several that speak together: "Rutte and Zelenskyy said". */
function speaksWithOthers({ paragraphs }: AnalysedArticle, mention: Mention): boolean {
  const paragraph = paragraphs[mention.paragraphIndex];
  if (paragraph === undefined) return false;
  const { tokens, mentions } = paragraph;
  const [previous, next] = [mentions[mention.index - 1], mentions[mention.index + 1]];
  const areJoined = (one: Mention | undefined, other: Mention | undefined): boolean =>
    one?.kind === 'name' &&
    other?.kind === 'name' &&
    tokens[one.to]?.functionWord === 'and' &&
    other.from - one.to <= 4 &&
    tokens.slice(one.to + 1, other.from).every(({ kind }) => kind === 'word');
  return areJoined(mention, next) || areJoined(previous, mention);
}

/** True if somebody of the person's speaks, and not the person: "Rutte’s family said". */
function ownsSpeaker({ paragraphs, language }: AnalysedArticle, mention: Mention): boolean {
  const tokens = paragraphs[mention.paragraphIndex]?.tokens ?? [];
  const next = tokens[mention.to];
  if (mention.kind !== 'name' || tokens[mention.to - 1]?.contraction !== true || next?.kind !== 'word')
    return false;
  const noun = [next, tokens[mention.to + 1], tokens[mention.to + 2]].find(
    (token) => token?.kind === 'word' && !token.capital,
  );
  return (
    noun !== undefined &&
    !tokens
      .slice(mention.to, mention.to + 4)
      .some(({ lower }) => language.statements.utterances.has(lower)) &&
    !hasFlag(next, lexicalFlag.cueVerb) &&
    next.form !== 'progressive' &&
    next.form !== 'past'
  );
}

/**
 * Returns the name that a description belongs to, or the mention itself: "Chris Matthews" for "MSNBC" in "MSNBC host
 * Chris Matthews", "Anna Berg" for "the premier" in "the premier, Anna Berg,".
 */
function nameOfDescription({ paragraphs }: AnalysedArticle, mention: Mention): Mention {
  const paragraph = paragraphs[mention.paragraphIndex];
  if (
    paragraph === undefined ||
    mention.kind === 'name' ||
    mention.kind === 'pronoun' ||
    mention.kind === 'group'
  )
    return mention;
  const { tokens, mentions } = paragraph;
  const next = mentions[mention.index + 1];
  if (next === undefined || next.kind !== 'name' || next.from < mention.to || next.from - mention.to > 5)
    return mention;
  const between = tokens.slice(mention.to, next.from);
  const isTitle =
    next.head !== '' &&
    between.length > 0 &&
    between.every(({ kind }) => kind === 'word') &&
    between.some(({ lower }) => lower === next.head);
  const isApposition =
    mention.kind === 'role' &&
    between[0]?.text === ',' &&
    next.name.length > 1 &&
    between.slice(1).every(({ kind }) => kind === 'word') &&
    tokens[next.to]?.functionWord !== 'and';
  return isTitle || isApposition ? next : mention;
}

const maxMentionsBack = 12;

/**
 * Returns the person whose office vouches for what the person said in the same paragraph, or `null`: "Macron said
 * France would stand “…,” according to Macron’s office".
 */
function personOfOffice(
  { paragraphs }: AnalysedArticle,
  discourse: Discourse,
  { kind, paragraphIndex, index, from }: Mention,
): Person | null {
  const paragraph = paragraphs[paragraphIndex];
  const owner = paragraph?.mentions[index - 1];
  if (
    kind !== 'body' ||
    paragraph === undefined ||
    owner === undefined ||
    owner.from !== from ||
    owner.kind !== 'name'
  )
    return null;
  const context = mentionContextOf(paragraph, owner);
  if (!context.contraction || !context.verbBefore.according) return null;
  const person = discourse.personOf(owner);
  const speaks = paragraph.mentions
    .slice(Math.max(0, index - maxMentionsBack), index - 1)
    .some(
      (mention) =>
        discourse.personOf(mention) === person &&
        mentionContextOf(paragraph, mention).verbAfter.distance < noVerb,
    );
  return speaks ? person : null;
}

/**
 * Returns whom a quote's source refers to: a person by the fullest name the article gives, a body, or somebody
 * unnamed.
 */
export function speakerOf(analysis: AnalysedArticle, discourse: Discourse, source: Mention): Speaker {
  const span = { start: source.start, end: source.end };
  const mention = nameOfDescription(analysis, enclosingPhrase(analysis, source));
  discourse.readTo(mention.end);
  const vouchedFor = personOfOffice(analysis, discourse, mention);
  if (vouchedFor !== null) return personSpeaker(analysis, vouchedFor, source);
  if (mention.kind === 'body' || mention.kind === 'place')
    return {
      kind: 'organisation',
      name: analysis.article.text.slice(mention.start, mention.end),
      mention: span,
    };
  const person = mention.kind === 'group' ? null : discourse.personOf(mention);
  if (person === null || speaksWithOthers(analysis, mention) || ownsSpeaker(analysis, mention))
    return { kind: 'unnamed', mention: span };
  return personSpeaker(analysis, person, source);
}
