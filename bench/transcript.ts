/**
 * Writes docs/transcript.md: what people do in Slack and what they then see, from a real run of the bot against the
 * local Slack, over Socket Mode and over HTTP. `npm run transcript`; with `-- --check` it only says whether the file
 * is what a run gives now (exit status 1 where it is not).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import type { LocalSlack } from '../src/local-slack/local-slack.ts';
import { type RenderOptions, renderMessage, renderView } from '../src/local-slack/render/render.ts';
import type { StoredMessage, View } from '../src/local-slack/state/model.ts';
import { startBot, type TransportName } from '../test/slack/harness.ts';

const file = new URL('../docs/transcript.md', import.meta.url);

type Step = {
  readonly title: string;
  readonly does: string;
  readonly sees: (localSlack: LocalSlack) => Promise<string>;
};

const shown = (localSlack: LocalSlack): RenderOptions => ({
  style: 'plain',
  nameOf: (id: string) => nameOf(localSlack, id),
});

function nameOf(localSlack: LocalSlack, id: string): string {
  if (id.startsWith('C')) return localSlack.channel(id).name;
  return id.startsWith('U') ? localSlack.user(id).name : id;
}

const message = (localSlack: LocalSlack, one: StoredMessage): string =>
  renderMessage(one, shown(localSlack)).text;
const view = (localSlack: LocalSlack, one: View): string => renderView(one, shown(localSlack)).text;

async function ask(localSlack: LocalSlack, text: string): Promise<StoredMessage> {
  return localSlack.response(await localSlack.command({ user: 'alice', channel: 'general', text }));
}

const steps: readonly Step[] = [
  {
    title: 'A quote',
    does: '`/nato-quote security guarantees`',
    sees: async (slack) => message(slack, await ask(slack, 'security guarantees')),
  },
  {
    title: 'The next one',
    does: '`/nato-quote peace talks`, then *Next*',
    sees: async (slack) => {
      const first = await ask(slack, 'peace talks');
      return message(
        slack,
        await slack.response(await slack.press({ user: 'alice', on: first, actionId: 'next_quote' })),
      );
    },
  },
  {
    title: 'In context',
    does: '*In context* below the first answer',
    sees: async (slack) => {
      await slack.press({
        user: 'alice',
        on: await ask(slack, 'security guarantees'),
        actionId: 'in_context',
      });
      return view(slack, await slack.until(() => slack.views('alice').at(-1)));
    },
  },
  {
    title: 'For everyone',
    does: '*Share to channel*: this then stands in the channel',
    sees: async (slack) => {
      await slack.press({
        user: 'alice',
        on: await ask(slack, 'security guarantees'),
        actionId: 'share_quote',
      });
      return message(slack, await slack.nextMessage({ channel: 'general', containing: 'shared by' }));
    },
  },
  {
    title: 'Nothing',
    does: '`/nato-quote quantum chromodynamics`',
    sees: async (slack) => message(slack, await ask(slack, 'quantum chromodynamics')),
  },
  {
    title: 'A speaker whom the corpus does not have',
    does: '`/nato-quote peace by:merkel`',
    sees: async (slack) => message(slack, await ask(slack, 'peace by:merkel')),
  },
  {
    title: 'How to ask',
    does: '`/nato-quote help`',
    sees: async (slack) => message(slack, await ask(slack, 'help')),
  },
  {
    title: 'In a thread',
    does: '“What was that about security guarantees for Ukraine?” in a channel; then `@nato-quote` in its thread',
    sees: async (slack) => {
      const root = await slack.say({
        user: 'bob',
        channel: 'general',
        text: 'What was that about security guarantees for Ukraine?',
      });
      const mention = await slack.say({
        user: 'alice',
        channel: 'general',
        text: '@nato-quote',
        thread: root.message.ts,
      });
      return message(
        slack,
        await slack.nextMessage({ after: mention.message, channel: 'general', thread: root.message.ts }),
      );
    },
  },
  {
    title: 'Refining',
    does: '`@nato-quote peace talks by:rutte`; then in the thread, without a mention, “and by Zelensky?”',
    sees: async (slack) => {
      const root = await slack.say({
        user: 'alice',
        channel: 'general',
        text: '@nato-quote peace talks by:rutte',
      });
      const thread = root.message.ts;
      await slack.nextMessage({ after: root.message, channel: 'general', thread });
      const further = await slack.say({
        user: 'alice',
        channel: 'general',
        text: 'and by Zelensky?',
        thread,
      });
      return message(slack, await slack.nextMessage({ after: further.message, channel: 'general', thread }));
    },
  },
  {
    title: 'Checking a quote',
    does: '`/nato-quote check "a very good opportunity to talk about security guarantees for Ukraine"`',
    sees: async (slack) =>
      message(
        slack,
        await ask(slack, 'check "a very good opportunity to talk about security guarantees for Ukraine"'),
      ),
  },
  {
    title: 'A digest',
    does: '`/nato-quote digest on 09:00 Europe/Brussels weekdays about security guarantees`',
    sees: async (slack) =>
      message(slack, await ask(slack, 'digest on 09:00 Europe/Brussels weekdays about security guarantees')),
  },
  {
    title: 'What it would post now',
    does: '`/nato-quote digest now`',
    sees: async (slack) => message(slack, await ask(slack, 'digest now')),
  },
  {
    title: 'The Home tab',
    does: 'opening the app’s Home',
    sees: async (slack) => {
      await slack.openHome('bob');
      return view(slack, await slack.until(() => slack.home('bob')));
    },
  },
  {
    title: 'A direct message',
    does: '“Crimea”',
    sees: async (slack) => {
      const { message: asked } = await slack.say({ user: 'alice', text: 'Crimea' });
      return message(slack, await slack.nextMessage({ after: asked }));
    },
  },
];

async function transcript(transport: TransportName): Promise<string> {
  const { localSlack, stop } = await startBot(transport);
  const parts: string[] = [];
  for (const { title, does, sees } of steps) {
    parts.push(
      `## ${title}\n\n${does}\n\n\`\`\`\n${(await sees(localSlack)).trimEnd().replace(/^Next: .*$/m, 'Next: [the next weekday], 09:00')}\n\`\`\`\n`,
    );
    if (process.stderr.isTTY)
      process.stderr.write(`\r\u001b[K${transport}: ${parts.length} of ${steps.length}`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  await stop();
  return parts.join('\n');
}

const [socket, http] = [await transcript('socket'), await transcript('http')];
if (socket !== http) throw new Error('Socket Mode and HTTP gave different answers');
const text = `# What people see

Made by \`npm run transcript\` from a run of the bot on the articles that ship, over Socket Mode and over HTTP (both gave
this), as the terminal shows Slack's blocks: matched words are bold there, buttons stand in brackets. Only the day on which
a digest is next due is left open.

${socket}`;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write('docs/transcript.md is not what the bot answers now: npm run transcript\n');
  process.exitCode = 1;
}
