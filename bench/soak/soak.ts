import { setTimeout as after } from 'node:timers/promises';
import type { SlackDelivery } from '../../src/local-slack/events/delivery.ts';
import type { LocalSlack } from '../../src/local-slack/local-slack.ts';
import type { StoredMessage } from '../../src/local-slack/state/model.ts';

/** How a connection ends: Slack asks for a new one, in either way; it is cut; nothing gets through any more. */
type End = 'warning' | 'refresh_requested' | 'cut' | 'freeze';

/** What a soak does to the bot, in milliseconds. */
export type Strain = {
  readonly lasts: number;
  /** Between two commands, and twice as long between two mentions. */
  readonly askEvery: number;
  /** Between two ends of a connection, which come in the order of `ends`, over and over. */
  readonly reconnectEvery: number;
  readonly ends: readonly End[];
  /** Between two outages of the API, each of so long. */
  readonly outageEvery: number;
  readonly outageLasts: number;
  /** How long unanswered requests are waited for in the end. */
  readonly patience: number;
};

/** Requests by what became of them. `lost`: Slack could not deliver it, and does not try again. */
export type Tally = {
  readonly asked: number;
  readonly lost: number;
  readonly unanswered: number;
  readonly twice: number;
};

export type SoakReport = {
  readonly commands: Tally;
  readonly mentions: Tally;
  readonly reconnects: number;
  readonly outages: number;
  /** Milliseconds from each request to its first answer, in order of size. */
  readonly waits: readonly number[];
};

const questions = [
  'security guarantees',
  'peace talks',
  'air defense',
  'Crimea by:rutte',
  'quantum chromodynamics',
];
const questionAt = (at: number): string => questions[at % questions.length] ?? 'peace talks';

/** Calls `step` with 0, 1, 2… every so often until `ended`. */
async function repeat(every: number, ended: AbortSignal, step: (at: number) => unknown): Promise<number> {
  for (let at = 0; ; at += 1) {
    await after(every, undefined, { signal: ended }).catch(() => undefined);
    if (ended.aborted) return at;
    await step(at);
  }
}

/** Outages in turn: connections cut, 503s, 429s with Retry-After. */
async function failFor(localSlack: LocalSlack, at: number, milliseconds: number): Promise<void> {
  const methods = ['chat.postMessage', 'conversations.replies', 'apps.connections.open', 'response_url'];
  if (at % 3 === 0) localSlack.down();
  else if (at % 3 === 1) for (const method of methods) localSlack.failStatus(method, 503);
  else for (const method of methods) localSlack.rateLimit(method, 2);
  await after(milliseconds);
  localSlack.heal();
}

function endConnections(localSlack: LocalSlack, end: End): void {
  if (end === 'cut') localSlack.cutConnections();
  else if (end === 'freeze') localSlack.freezeConnections();
  else localSlack.refreshConnections(end);
}

/** Asks the bot of `workspace` steadily while connections end and the API fails, and counts what became of it. */
export async function soak(
  localSlack: LocalSlack,
  people: readonly string[],
  strain: Strain,
): Promise<SoakReport> {
  const ended = AbortSignal.timeout(strain.lasts);
  const personAt = (at: number) => people[at % people.length] ?? '';
  const commands: { readonly delivery: SlackDelivery; readonly at: number }[] = [];
  const mentions: { readonly message: StoredMessage; readonly events: readonly SlackDelivery[] }[] = [];
  const answeredAt = new Map<string, number>();
  const underWay: Promise<unknown>[] = [];
  const repliesTo = ({ ts }: StoredMessage) => localSlack.thread('general', ts).length - 1;

  const answers = (key: string, begun: number, answered: Promise<unknown>) =>
    answered.then(
      () => answeredAt.set(key, performance.now() - begun),
      () => undefined,
    );
  const giveUpAfter = strain.lasts + strain.patience;

  async function command(at: number): Promise<void> {
    const begun = performance.now();
    const delivery = await localSlack.command({
      user: personAt(at),
      channel: 'general',
      text: questionAt(at),
    });
    commands.push({ delivery, at });
    if (delivery.acknowledged) await answers(delivery.id, begun, localSlack.response(delivery, giveUpAfter));
  }

  async function mention(at: number): Promise<void> {
    const begun = performance.now();
    const text = `@nato-quote ${questionAt(at)}`;
    const { message, deliveries } = await localSlack.say({ user: personAt(at), channel: 'general', text });
    mentions.push({ message, events: deliveries });
    await answers(
      message.ts,
      begun,
      localSlack.until(() => repliesTo(message) > 0, giveUpAfter),
    );
  }

  const [, , reconnects, outages] = await Promise.all([
    repeat(strain.askEvery, ended, (at) => void underWay.push(command(at))),
    repeat(2 * strain.askEvery, ended, (at) => void underWay.push(mention(at))),
    repeat(strain.reconnectEvery, ended, (at) =>
      endConnections(localSlack, strain.ends[at % strain.ends.length] ?? 'cut'),
    ),
    repeat(strain.outageEvery, ended, (at) => failFor(localSlack, at, strain.outageLasts)),
  ]);
  const enough = after(strain.patience, undefined, { ref: false });
  await Promise.race([Promise.all(underWay), enough]);
  const delivered = commands.filter(({ delivery }) => delivery.acknowledged);
  const answersTo = delivered.map(({ delivery }) => localSlack.responses(delivery).length);
  const unanswered = mentions.filter(({ message }) => repliesTo(message) === 0).length;
  // Slack delivers an event again whose acknowledgement it did not get: none is answered once more.
  for (const { events } of mentions) for (const { id } of events) await localSlack.redeliver(id);
  const twice = mentions.filter(({ message }) => repliesTo(message) > 1).length;
  return {
    commands: {
      asked: commands.length,
      lost: commands.length - delivered.length,
      unanswered: answersTo.filter((count) => count === 0).length,
      twice: answersTo.filter((count) => count > 1).length,
    },
    mentions: { asked: mentions.length, lost: 0, unanswered, twice },
    reconnects,
    outages,
    waits: [...answeredAt.values()].sort((one, other) => one - other),
  };
}
