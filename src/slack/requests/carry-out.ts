import type { WebClient } from '@slack/web-api';
import type { Request } from '../../usecases/request.ts';
import { helpCard } from '../cards/help.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Message } from '../outbound/message.ts';
import { words } from '../words.ts';
import { addTo, type Say, stopAdding } from './add.ts';
import { examplesShown } from './ask.ts';
import { checkTo } from './check.ts';
import { type Asker, answerDigest } from './digest-command.ts';
import { plainWords } from './thread.ts';

/** Every request but a question, whose answer depends on the conversation it is asked in. */
export type VerbRequest = Exclude<Request, { kind: 'find' }>;

/**
 * Carries out a request, as parsed from a message's text with Slack's markup, and returns the answer. `say`, where it is
 * given, is told of the progress meanwhile.
 * @throws what Slack answers
 */
export async function carryOut(
  parts: Pick<Dependencies, 'useCases' | 'digests' | 'adding' | 'mayEdit' | 'log'>,
  client: WebClient,
  asker: Asker,
  request: VerbRequest,
  say?: Say,
): Promise<Message> {
  switch (request.kind) {
    case 'check':
      return checkTo(parts.useCases, request.text, words.checkHow);
    case 'add':
      return addTo(parts, client, asker, request.address.replace(/&amp;/g, '&'), say);
    case 'stop-adding':
      return stopAdding(parts, asker);
    case 'digest':
      return answerDigest(parts, client, asker, plainWords(request.command));
    case 'help':
      return helpCard(await parts.useCases.examples(examplesShown));
  }
}
