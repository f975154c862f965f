import { randomUUID } from 'node:crypto';
import type { BlockButtonAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { DigestError, publicMessage, QueryError, StoreError } from '../../errors.ts';
import { parseDigestCommand } from '../../usecases/digest-command.ts';
import { readableTime } from '../../usecases/digest-schedule.ts';
import type { DigestUseCases, Subscription, TeamChannel } from '../../usecases/digests.ts';
import { previewCard } from '../cards/digest/preview.ts';
import { settingsCard } from '../cards/digest/settings.ts';
import { plainMessage } from '../cards/plain.ts';
import type { Parts } from '../dependencies.ts';
import type { Message } from '../outbound/message.ts';
import { digestWords, words } from '../words.ts';

/** Who asks, and in which channel. */
export type Asker = TeamChannel & { readonly user: string };

/** Where a button was pressed, by Slack's word and not by what the button carries. */
export function placeOfPress(
  { channel, container }: BlockButtonAction,
  { teamId = '' }: { readonly teamId?: string },
): TeamChannel {
  return { team: teamId, channel: channel?.id ?? String(container.channel_id ?? '') };
}

/** The person's own time zone, by their profile; UTC where Slack does not say. */
export async function zoneOfPerson(client: WebClient, user: string): Promise<string> {
  const { user: person } = await client.users.info({ user });
  return person?.tz ?? 'UTC';
}

/** The channel's digests, and what has just been done. */
export async function settingsMessage(
  digests: DigestUseCases,
  place: TeamChannel,
  note: string | null,
): Promise<Message> {
  return settingsCard(await digests.list(place), note);
}

/** What a digest would post now; the preview has a name of its own, so that it can be posted once. */
export async function previewMessage(digests: DigestUseCases, subscription: Subscription): Promise<Message> {
  return previewCard(await digests.preview(subscription), subscription, randomUUID());
}

/** Runs `work`; what a person can mend is said to them instead of being thrown. */
export async function orExplain(work: () => Promise<Message>): Promise<Message> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DigestError || error instanceof QueryError || error instanceof StoreError)
      return plainMessage([[publicMessage(error)]]);
    throw error;
  }
}

/** Carries out `/nato-quote digest <text>` and returns what to say. @throws what Slack answers. */
export function answerDigest(
  { digests, mayEdit }: Pick<Parts, 'digests' | 'mayEdit'>,
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
