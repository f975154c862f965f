import { QueryError } from '../../errors.ts';
import type { UseCases } from '../../usecases/usecases.ts';
import { checkCard } from '../cards/check.ts';
import { plainMessage } from '../cards/plain.ts';
import type { Message } from '../outbound/message.ts';
import { withoutEmphasis } from './emphasis.ts';
import { plainLines } from './thread.ts';

/** A message's words as its readers see them, line by line: without markup, bold and italics. */
function readable(text: string): string {
  return withoutEmphasis(plainLines(text));
}

/** The message that answers a request to check `text`, as Slack gives it; `nothing` where it has no words. */
export async function checkTo(useCases: UseCases, text: string, nothing: string): Promise<Message> {
  const message = readable(text);
  if (!/[\p{L}\p{N}]/u.test(message)) return plainMessage([[nothing]]);
  try {
    return checkCard(await useCases.check(message));
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return plainMessage([[error.message]]);
  }
}
