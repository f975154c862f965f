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

/** Says something before the answer. */
export type Say = (message: Message) => Promise<unknown>;

/** Of fewer articles the progress is not worth a message. Slack takes five answers to a command: two are for progress. */
const progressFrom = 20;

/** Stops what a person is adding. */
export function stopAdding({ adding }: Pick<Dependencies, 'adding'>, person: SlackUser): Message {
  return plainMessage([[adding.stop(person) > 0 ? words.addStopped : words.nothingToStop]]);
}

/**
 * Adds what an address leads to, for a person who may. Web addresses only: a path would name a file of the
 * machine that the bot runs on.
 */
export async function addTo(
  { adding, mayEdit, log }: Pick<Dependencies, 'adding' | 'mayEdit' | 'log'>,
  client: WebClient,
  person: SlackUser,
  address: string,
  say: Say = async () => undefined,
): Promise<Message> {
  if (address === '') return plainMessage([[words.addHow]]);
  if (!(await mayEdit(client, person))) return plainMessage([[words.mayNotAdd]]);
  try {
    const onProgress = (done: number, planned: number) => {
      if (planned < progressFrom || (done !== 0 && done !== Math.ceil(planned / 2))) return;
      say(plainMessage([[words.addProgress(done, planned)]])).catch((error: unknown) =>
        log.warn({ err: error }, 'the progress of adding could not be said'),
      );
    };
    const { outcomes, total } = await adding.start(person, address, onProgress);
    for (const outcome of outcomes)
      if (outcome.kind === 'failed')
        log.error({ source: outcome.source, err: outcome.error }, 'an article could not be saved');
    return addedCard(outcomes, total);
  } catch (error) {
    if (!(error instanceof NatoQuoteError)) throw error;
    log.warn({ err: error }, 'an article could not be added');
    return plainMessage([
      [{ bold: words.notAdded(shorten(address, 200)) }],
      [shorten(publicReason(publicMessage(error), address), 500)],
    ]);
  }
}
