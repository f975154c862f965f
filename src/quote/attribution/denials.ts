import { words } from '../../language/en/word-list.ts';
import { firstAfter, type Mention } from '../analysis/mention.ts';
import type { Scene } from '../analysis/paragraph-analysis.ts';
import { isStop, type Token } from '../analysis/tokens.ts';
import { is, trait } from '../analysis/vocabulary.ts';

const denying = words(
  'deny denied denies denying reject rejected rejects rejecting refute refuted refutes dispute disputed disputes',
);
/** What is denied, where it is that something was said. */
const alleged = words(
  'saying having claim claims report reports allegation allegations accusation accusations suggestion suggestions rumour rumours rumor rumors',
);
const forged = words('fake faked forged fabricated doctored bogus manipulated deepfake');
const media = words(
  'video videos audio clip letter post tweet quote account image picture recording message document screenshot memo email',
);
const accusing = words('accused accuses accusing');
const linking = words('and but or while after before');

/** How far back the verb may stand that tells how something is said. */
const reach = 14;

/** The token at which the sentence begins that a token stands in, no farther back than `reach`. */
function sentenceStart(tokens: readonly Token[], at: number): number {
  let start = at;
  while (start > 0 && at - start < reach) {
    const before = tokens[start - 1];
    if (before === undefined || before.kind === 'quote' || isStop(before)) break;
    start--;
  }
  return start;
}

/** "did not say", "never said", but "did not only say": whether the words right before a verb turn it round. */
function isNegated(tokens: readonly Token[], verb: number): boolean {
  for (let at = verb - 1; at >= 0 && verb - at < 4; at--) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word' || /^(?:only|just|merely)$/.test(token.lower))
      return false;
    if (/^(?:not|never)$|n['’]t$/.test(token.lower)) return true;
    if (is(token, trait.pronoun) || token.capital || linking.has(token.lower)) return false;
  }
  return false;
}

/** "denied saying", "rejected claims that she had said", "a fake video shows her saying", "accused him of saying". */
function isDisowned(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const { lower = '' } = tokens[at] ?? {};
    const next = tokens[at + 1]?.lower ?? '';
    if (forged.has(lower) && (media.has(next) || media.has(tokens[at + 2]?.lower ?? ''))) return true;
    if (!denying.has(lower) && !accusing.has(lower)) continue;
    const rest = tokens.slice(at + 1, to);
    if (rest.some((token) => linking.has(token.lower) || token.text === ',')) continue;
    if (denying.has(lower) && (alleged.has(next) || alleged.has(tokens[at + 2]?.lower ?? ''))) return true;
    if (
      accusing.has(lower) &&
      rest.some((token, after) => token.lower === 'of' && is(rest[after + 1], trait.cueVerb))
    )
      return true;
  }
  return false;
}

/**
 * Whether a text says of the quote at token `quote` that its source, at `mention`, did not say it. `cue` is the token of the
 * verb of speaking by the source, or -1 where there is none.
 */
export function isDenied({ tokens }: Scene, { to }: Mention, cue: number, quote: number): boolean {
  const verb = cue < 0 && tokens[to]?.lower === 'never' ? to + 1 : cue;
  if (verb < 0) return false;
  const end = quote > verb && quote - verb < reach ? quote : verb + 1;
  return isNegated(tokens, verb) || isDisowned(tokens, sentenceStart(tokens, verb), end);
}

/**
 * "Lund quoted Stone as saying": the mention of the one who said it, where another's words pass it on before the quote at
 * a token; `undefined` where nothing of the kind stands there, `null` where it does and nobody is named.
 */
export function quotedBy({ tokens, mentions }: Scene, quote: number): Mention | null | undefined {
  for (let at = quote - 1; at > 0 && quote - at < 4; at--) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'quote' || isStop(token)) return undefined;
    if (!/^(?:saying|telling|writing|claiming)$/.test(token.lower) || tokens[at - 1]?.lower !== 'as')
      continue;
    const start = sentenceStart(tokens, at);
    let verb = at - 2;
    while (verb >= start && !/^(?:quot|cit)(?:ed|es|ing)$/.test(tokens[verb]?.lower ?? '')) verb--;
    // "Stone was quoted as saying": nobody else passes it on.
    if (verb < start || verb === at - 2) return undefined;
    const spoken = mentions[firstAfter(mentions, at - 2)];
    return spoken !== undefined && spoken.from > verb && spoken.to === at - 1 ? spoken : null;
  }
  return undefined;
}
