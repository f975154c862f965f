import { randomUUID } from 'node:crypto';
import type { BlockButtonAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { DigestError, publicMessage, QueryError, StoreError } from '../../errors.ts';
import { parseDigestCommand } from '../../usecases/digest/digest-command.ts';
import { readableTime } from '../../usecases/digest/digest-schedule.ts';
import type { DigestUseCases, Subscription, TeamChannel } from '../../usecases/digest/digests.ts';
import { previewCard } from '../cards/digest/preview.ts';
import { settingsCard } from '../cards/digest/settings.ts';
import { plainMessage } from '../cards/plain.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Message } from '../outbound/message.ts';
import { digestWords } from '../words/digest.ts';
import { words } from '../words.ts';

/** The person who asks, and the channel. */
export type Asker = TeamChannel & { readonly user: string };

/** Returns the channel of a pressed button, as Slack reports it; the button's value is not trusted. */
export function placeOfPress(
  { channel, container }: BlockButtonAction,
  { teamId = '' }: { readonly teamId?: string },
): TeamChannel {
  return { team: teamId, channel: channel?.id ?? String(container.channel_id ?? '') };
}

/** Returns a person's time zone from their profile; UTC if unknown. */
export async function zoneOfPerson(client: WebClient, user: string): Promise<string> {
  const { user: person } = await client.users.info({ user });
  return person?.tz ?? 'UTC';
}

/** Returns the message with a channel's digests and what has just been done. */
export async function settingsMessage(
  digests: DigestUseCases,
  place: TeamChannel,
  note: string | null,
): Promise<Message> {
  return settingsCard(await digests.list(place), note);
}

/** Returns the preview of a digest, with a key of its own, so that it can be posted only once. */
export async function previewMessage(digests: DigestUseCases, subscription: Subscription): Promise<Message> {
  return previewCard(await digests.preview(subscription), subscription, randomUUID());
}

/** Runs `work`; returns errors that the person can fix as messages. */
export async function orExplain(work: () => Promise<Message>): Promise<Message> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DigestError || error instanceof QueryError || error instanceof StoreError)
      return plainMessage([[publicMessage(error)]]);
    throw error;
  }
}

/** Carries out `/nato-quote digest <text>`. Returns the answer. @throws Slack's errors */
export function answerDigest(
  { digests, mayEdit }: Pick<Dependencies, 'digests' | 'mayEdit'>,
  client: WebClient,
  asker: Asker,
  text: string,
): Promise<Message> {
  return orExplain(async () => {
    const zone = await zoneOfPerson(client, asker.user);
    const command = parseDigestCommand(text, { zone, now: Date.now() });
    const { team, user } = asker;
    if (command.kind === 'show') return settingsMessage(digests, asker, null);
    if (command.kind === 'now') return previewMessage(digests, await digests.choose(asker, command.number));
    if (!(await mayEdit(client, { team, user }))) return plainMessage([[words.mayNotEdit]]);
    if (command.kind === 'on') {
      await digests.subscribe(asker, user, command.settings);
      return settingsMessage(digests, asker, digestWords.saved);
    }
    const { id, zone: itsZone } = await digests.choose(asker, command.number);
    switch (command.kind) {
      case 'off':
        await digests.turnOff(asker, id);
        return settingsMessage(digests, asker, digestWords.off);
      case 'resume':
        await digests.resume(asker, id);
        return settingsMessage(digests, asker, digestWords.on);
      case 'pause':
        await digests.pause(asker, id, command.until);
        return settingsMessage(digests, asker, digestWords.paused(readableTime(command.until, itsZone)));
    }
  });
}
