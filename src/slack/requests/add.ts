import type { WebClient } from '@slack/web-api';
import { NatoQuoteError, publicMessage } from '../../errors.ts';
import { addedCard } from '../cards/added.ts';
import { plainMessage } from '../cards/plain.ts';
import type { Dependencies } from '../dependencies.ts';
import type { SlackUser } from '../inbound/permissions.ts';
import type { Message } from '../outbound/message.ts';
import { publicReason } from '../outbound/public-reason.ts';
import { shorten } from '../outbound/shorten.ts';
import { words } from '../words.ts';

/**
 * Adds what an address leads to, for a person who may. Web addresses only: a path would name a file of the
 * machine that the bot runs on.
 */
export async function addTo(
  { add, mayEdit, log }: Pick<Dependencies, 'add' | 'mayEdit' | 'log'>,
  client: WebClient,
  person: SlackUser,
  address: string,
): Promise<Message> {
  if (address === '') return plainMessage([[words.addHow]]);
  if (!(await mayEdit(client, person))) return plainMessage([[words.mayNotAdd]]);
  try {
    const outcomes = await add(address);
    for (const outcome of outcomes)
      if (outcome.kind === 'failed')
        log.error({ source: outcome.source, err: outcome.error }, 'an article could not be saved');
    return addedCard(outcomes);
  } catch (error) {
    if (!(error instanceof NatoQuoteError)) throw error;
    log.warn({ err: error }, 'an article could not be added');
    return plainMessage([
      [{ bold: words.notAdded(shorten(address, 200)) }],
      [shorten(publicReason(publicMessage(error), address), 500)],
    ]);
  }
}
