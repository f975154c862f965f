import { QueryError } from '../../errors.ts';
import type { UseCases } from '../../usecases/usecases.ts';
import { checkCard } from '../cards/check.ts';
import { noted, plainMessage } from '../cards/plain.ts';
import { limits } from '../outbound/limits.ts';
import type { Message } from '../outbound/message.ts';
import { beginning } from '../outbound/shorten.ts';
import { words } from '../words.ts';
import { withoutEmphasis } from './emphasis.ts';
import { plainLines } from './thread.ts';

/** Returns a message's visible words, line by line, without markup. */
function readable(text: string): string {
  return withoutEmphasis(plainLines(text));
}

/** Returns the answer to a request to check `text`, in Slack's markup; `nothing` if it has no words. */
export async function checkTo(useCases: UseCases, text: string, nothing: string): Promise<Message> {
  const read = readable(text);
  const message = beginning(read, limits.checked);
  if (!/[\p{L}\p{N}]/u.test(message)) return plainMessage([[nothing]]);
  try {
    const card = checkCard(await useCases.check(message));
    return message === read ? card : noted(card, words.checkedCut(limits.checked));
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return plainMessage([[error.message]]);
  }
}
