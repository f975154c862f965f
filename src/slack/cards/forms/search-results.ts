import type { Button, KnownBlock, ModalView } from '@slack/types';
import { maxClosest } from '../../../usecases/closest.ts';
import type { Answer } from '../../../usecases/usecases.ts';
import { actions } from '../../ids.ts';
import { words } from '../../words.ts';
import { nothingFoundCard, replacedBlocks } from '../answer.ts';
import { encodeButtonValue } from '../button-value.ts';
import { linesBlock } from '../plain.ts';
import { quoteBlocks } from '../quote-card.ts';

/** Number of quotes on one page of results. */
export const resultsShown = 5;

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const button = (actionId: string, label: string, value: string): Button => ({
  type: 'button',
  action_id: actionId,
  text: plain(label),
  value,
});

/** Returns buttons to the previous and next page; `offset` is the index of the page's first result. */
function pageButtons(offset: number, total: number): KnownBlock[] {
  const elements = [
    ...(offset > 0
      ? [button(`${actions.searchPage}:before`, words.pageBefore, String(Math.max(0, offset - resultsShown)))]
      : []),
    ...(offset + resultsShown < total
      ? [button(`${actions.searchPage}:after`, words.pageAfter, String(offset + resultsShown))]
      : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

function resultBlocks({ query, result }: Answer): KnownBlock[] {
  const isAnswer = result.confidence === 'answer';
  return result.matches.slice(0, isAnswer ? resultsShown : maxClosest).flatMap((match) => {
    const value = encodeButtonValue({ question: query.text, quoteId: match.quote.id, rank: match.rank });
    const buttons = [
      button(actions.inContext, words.inContext, value),
      ...(isAnswer ? [button(actions.shareElsewhere, words.shareElsewhere, value)] : []),
    ];
    return [...quoteBlocks({ ...match, buttons }), { type: 'divider' } as const];
  });
}

/**
 * One page of a search's results, the first of them at `offset` from 0. `private_metadata` keeps the
 * question for the other pages; `close` says what closing it leads to.
 */
export function searchResults(answer: Answer, offset: number, close: string): ModalView {
  const { query, result } = answer;
  const isAnswer = result.confidence === 'answer';
  const heading = isAnswer
    ? words.results(offset + 1, offset + result.matches.length, result.total)
    : words.closest(result.asked);
  const blocks =
    result.matches.length === 0
      ? nothingFoundCard(answer).blocks.filter(({ type }) => type !== 'actions')
      : [
          linesBlock([[{ bold: heading }]]),
          ...replacedBlocks(result),
          ...resultBlocks(answer),
          ...(isAnswer ? pageButtons(offset, result.total) : []),
        ];
  return {
    type: 'modal',
    title: plain(words.resultsTitle),
    close: plain(close),
    private_metadata: query.text,
    blocks,
  };
}
