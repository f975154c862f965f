import type { KnownBlock } from '@slack/types';
import type { Verdict } from '../../check/verdict.ts';
import { warningTexts } from '../../check/warnings/warning.ts';
import type { Match } from '../../search/match.ts';
import type { Checked, CheckReport } from '../../usecases/check-message.ts';
import { limits } from '../outbound/limits.ts';
import type { Message } from '../outbound/message.ts';
import { shorten } from '../outbound/shorten.ts';
import { speakerName } from '../words/quote.ts';
import { words } from '../words.ts';
import { button } from './answer.ts';
import { changeLines, differenceLine } from './difference.ts';
import { type Line, linesBlock, linesText } from './plain.ts';
import { type CardInput, quoteBlocks, quoteText } from './quote-card.ts';

/** Characters of all blocks together, and number of blocks: safely below Slack's limits. */
const [blocksRoom, mostBlocks] = [11_000, 46] as const;
/** Characters of `text`, and of its quote, for each of several quotations. */
const [textEach, quoteEach] = [1_150, 600] as const;
/** Characters of `text` before the quote, for a single quotation and for each of several. */
const [saidAlone, saidEach] = [2_000, 450] as const;
const allegedShown = 300;
/** Number of too short words that are named, and characters of `text` reserved for what was not checked. */
const [shortNamed, endRoom] = [5, 500] as const;

function headline({ verdict }: Checked): string {
  if (verdict.kind === 'altered') return words.checkAltered;
  if (verdict.kind === 'exact' && verdict.warnings.length > 0 && verdict.claim?.agreement !== 'wrong')
    return words.checkMisleading;
  if (verdict.kind === 'exact')
    return verdict.claim?.agreement === 'wrong' ? words.checkOtherSpeaker : words.checkExact;
  return verdict.outside === null ? words.checkNotFound : words.checkOutside;
}

function speakerOf({ quote: { speaker }, article }: Match): string {
  const mentioned = speaker === null ? '' : article.text.slice(speaker.mention.start, speaker.mention.end);
  return shorten(speakerName(speaker, shorten(mentioned, 100)), 200);
}

function claimLines(verdict: Exclude<Verdict, { kind: 'not-found' }>): Line[] {
  const { claim, match } = verdict;
  if (claim === null || claim.agreement === 'right') return [];
  const claimed = shorten(claim.speaker, 200);
  return claim.agreement === 'wrong'
    ? [[words.checkSaidBy(speakerOf(match), claimed)]]
    : [[words.checkClaimed(claimed, speakerOf(match))]];
}

/** Returns what a reader has to know beside the verdict. */
function remarks(verdict: Verdict): Line[] {
  if (verdict.kind === 'not-found') {
    if (verdict.tooShort) return [[words.checkNoQuote]];
    if (verdict.outside === null) return [];
    const { article, inMarks } = verdict.outside;
    const title = shorten(article.title, 200);
    if (inMarks) return [[words.checkFragment(title)]];
    return [[article.textKind === 'summary' ? words.checkInSummary(title) : words.checkInArticle(title)]];
  }
  const warned: Line[] = verdict.warnings.map(({ kind, words: shown }) => [
    `${warningTexts[kind]}: “${shorten(shown, 300)}”`,
  ]);
  if (verdict.kind === 'altered')
    return [...warned, ...claimLines(verdict), ...changeLines(verdict.difference)];
  const { extent, omissions, insertions } = verdict;
  const some = (all: readonly string[], line: (one: string) => string): Line[] =>
    all.slice(0, 5).map((one) => [line(shorten(one, 150))]);
  return [
    ...warned,
    ...(extent === 'quote' ? [] : [[extent === 'part' ? words.checkPart : words.checkSentences]]),
    ...claimLines(verdict),
    ...some(omissions, words.checkOmitted),
    ...some(insertions, words.checkInserted),
  ];
}

/** Returns the card of the quote that a verdict is about, or `null`. */
function cardOf(verdict: Verdict, alone: boolean): CardInput | null {
  if (verdict.match === null) return null;
  const value = { question: '', quoteId: verdict.match.quote.id, rank: 1 };
  const share = alone && verdict.kind !== 'not-found' ? [button('share', words.share, value)] : [];
  return {
    ...verdict.match,
    ...(alone ? {} : { room: quoteEach }),
    buttons: [button('inContext', words.inContext, value), ...share],
  };
}

/** Returns one quotation's verdict as blocks and text. `place` is its number, from 1, among several; else `null`. */
function checkedParts(checked: Checked, place: number | null): Message {
  const { alleged, verdict } = checked;
  const card = cardOf(verdict, place === null);
  const asked = `“${shorten(alleged.text, allegedShown)}”`;
  const lines: Line[] = [
    [...(place === null ? [] : [`${place}. ${asked}\n`]), { bold: headline(checked) }],
    ...remarks(verdict),
  ];
  const label: Line[] =
    card === null ? [] : [[verdict.kind === 'not-found' ? words.checkNearest : words.checkQuote]];
  const difference: Line[] =
    verdict.kind === 'altered' ? [[words.checkWordByWord], differenceLine(verdict.difference)] : [];
  const said = linesText([...lines, ...label], place === null ? saidAlone : saidEach);
  const room = (place === null ? limits.text : textEach) - said.length - 1;
  return {
    text: card === null ? said : `${said}\n${quoteText(card, Math.max(room, 700))}`,
    blocks: [linesBlock([...lines, ...difference, ...label]), ...(card === null ? [] : quoteBlocks(card))],
  };
}

const sizeOf = (blocks: readonly KnownBlock[]): number => JSON.stringify(blocks).length;

function tooShortLines(tooShort: readonly string[]): Line[] {
  if (tooShort.length === 0) return [];
  const named = tooShort.slice(0, shortNamed).map((word) => shorten(word, 30));
  return [[words.checkTooShort(named, tooShort.length - named.length)]];
}

/** Returns the message on a check. Quotations that exceed Slack's limits are counted at the end. */
export function checkCard({ checked, leftOut, tooShort }: CheckReport): Message {
  const alone = checked.length === 1 && leftOut === 0 && tooShort.length === 0;
  const notChecked = tooShortLines(tooShort);
  const shown: Message[] = [];
  let [blocks, size, text] = [0, 0, 0];
  for (const [index, one] of checked.entries()) {
    const parts = checkedParts(one, alone ? null : index + 1);
    blocks += parts.blocks.length;
    size += sizeOf(parts.blocks);
    text += parts.text.length + 2;
    if (shown.length > 0 && (blocks > mostBlocks || size > blocksRoom || text > limits.text - endRoom)) break;
    shown.push(parts);
  }
  const left = checked.length - shown.length + leftOut;
  const end: Line[] = [...(left === 0 ? [] : [[words.checkLeftOut(left)]]), ...notChecked];
  return {
    text: [
      ...shown.map((parts) => parts.text),
      ...(end.length === 0 ? [] : [linesText(end, endRoom - 2)]),
    ].join('\n\n'),
    blocks: [...shown.flatMap((parts) => parts.blocks), ...(end.length === 0 ? [] : [linesBlock(end)])],
  };
}
