import process from 'node:process';
import type { Config } from './config.ts';
import { startLocalSlack } from './local-slack/local-slack.ts';
import { runPrompt } from './local-slack/terminal/prompt.ts';
import type { Logger } from './log.ts';
import { startService } from './service.ts';

const examplesShown = 3;

const welcome = (articles: number, examples: readonly string[]): string => `
nato-quote, on a Slack of its own in this terminal: no Slack tokens are set (.env.example tells which).
${articles} ${articles === 1 ? 'article is' : 'articles are'} loaded. Ask as you would in Slack, for example:

${examples.map((example) => `  /nato-quote ${example}\n`).join('')}  @nato-quote peace talks by:rutte

"help" tells more, "quit" ends.

`;

/** A bot on the local Slack, in this process. `ended` resolves when the person at the prompt quits. */
export type Local = { readonly ended: Promise<void>; readonly stop: () => Promise<void> };

export async function startLocal(config: Config, log: Logger): Promise<Local> {
  const { stdin, stdout, env } = process;
  const localSlack = await startLocalSlack({
    users: [{ name: 'you', isAdmin: true }],
    channels: [{ name: 'general' }],
  });
  const { botToken, appToken, apiUrl } = localSlack;
  const service = await startService(
    { ...config, slack: { mode: 'socket', botToken, appToken, apiUrl } },
    log,
  );
  const examples = await service.useCases.examples(examplesShown);
  stdout.write(welcome(service.articles(), examples));
  const style = stdout.isTTY && !env.NO_COLOR ? 'coloured' : 'plain';
  const ended = runPrompt({ localSlack, input: stdin, output: stdout, style, examples: [...examples] });
  return {
    ended,
    async stop() {
      await service.stop();
      await localSlack.close();
    },
  };
}
