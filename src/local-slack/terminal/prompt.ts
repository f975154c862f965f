import { createInterface } from 'node:readline/promises';
import type { SlackDelivery } from '../events/delivery.ts';
import { dispatchesAtOnce, enter, type FormEntry, findElement } from '../gestures/form.ts';
import type { SentMessage } from '../gestures/gestures.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { Control } from '../render/controls.ts';
import { ansiCodes, type TerminalStyle } from '../render/inline.ts';
import { createTerminalView, type TerminalView } from './terminal-view.ts';

export interface PromptOptions {
  localSlack: LocalSlack;
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream;
  /** `coloured` only where the output is a terminal and `NO_COLOR` is not set. */
  style: TerminalStyle;
  /** The name of the user who types. Must be a user of the local Slack. Default `you`. */
  user?: string;
  /** Where commands and mentions are typed; `general` by default. */
  channel?: string;
  /** Examples that work on the corpus, for `help`: words, or whole lines with `/` or `@`. */
  examples?: string[];
}

/** Milliseconds until the prompt says that no answer has come, and of silence after which an answer is complete. */
const ANSWER_TIMEOUT_MS = 10_000;
const SILENCE_MS = 120;

/**
 * A terminal prompt that talks to the bot: commands, mentions, direct messages, buttons by their numbers.
 * Resolves at the end of the input (once the last answer has come) or at `quit`.
 */
export async function runPrompt(options: PromptOptions): Promise<void> {
  const { localSlack, input, output, user = 'you', channel = 'general', style } = options;
  const isTerminal = input.isTTY === true;
  const lines = createInterface({
    input,
    output: isTerminal ? output : undefined,
    prompt: '> ',
    terminal: isTerminal,
  });
  const say = (text: string): void => void output.write(`${text}\n`);
  const view = createTerminalView({ localSlack, user, channel, style, print: say });
  const act = createActions({ ...options, user, channel }, view, say);
  if (isTerminal) lines.prompt();
  try {
    for await (const line of lines) {
      const typed = line.trim();
      if (/^(\/?quit|\/?exit)$/i.test(typed)) break;
      if (typed !== '') {
        if (!isTerminal) say(ansiCodes(style).dim(`> ${typed}`));
        await act(typed).catch((error: unknown) =>
          say(error instanceof Error ? error.message : String(error)),
        );
      }
      if (isTerminal) lines.prompt();
    }
  } finally {
    view.leave();
    lines.close();
  }
}

function createActions(
  { localSlack, user, channel, examples = [] }: PromptOptions & { user: string; channel: string },
  view: TerminalView,
  say: (text: string) => void,
): (typed: string) => Promise<void> {
  const answered = async (
    gesture: Promise<SlackDelivery | SentMessage | 'entered' | undefined>,
  ): Promise<void> => {
    const before = view.printed();
    const outcome = await gesture;
    if (outcome === 'entered') return;
    const deliveries = outcome === undefined ? [] : 'deliveries' in outcome ? outcome.deliveries : [outcome];
    if (!deliveries.some((delivery) => delivery.acknowledged)) {
      throw new Error(`${localSlack.bot.name} is not there: nothing took what you typed.`);
    }
    await view.answer(before, ANSWER_TIMEOUT_MS, SILENCE_MS);
  };

  /** `entered`: into a field that waits for its form to be sent, so that nobody answers. */
  const press = async (
    control: Control,
    on: ReturnType<TerminalView['place']>,
    value: string,
  ): Promise<SlackDelivery | 'entered'> => {
    if (!on) throw new Error('That message is gone.');
    if (control.kind === 'button') {
      return localSlack.press({
        user,
        on,
        actionId: control.actionId,
        ...(control.entry && { entry: control.entry }),
      });
    }
    if (value === '') throw new Error(`${control.label}: type ${control.number} and a value.`);
    const entry = await chosen(localSlack, { user, on, actionId: control.actionId, value });
    const found = findElement(on.blocks, control.actionId);
    if ('rootId' in on && !dispatchesAtOnce(found)) {
      enter(on, found, entry);
      say(`${control.label}: ${value}\n`);
      return 'entered';
    }
    return localSlack.press({ user, on, actionId: control.actionId, entry });
  };

  return async (typed) => {
    const [, number, value = ''] = /^(?:\/press\s+)?(\d+)(?:\s+(\S.*))?$/.exec(typed) ?? [];
    if (/^\/?help$/i.test(typed)) return say(helpText(localSlack.bot.name, examples));
    const control = number === undefined ? undefined : view.control(Number(number));
    if (control && (value === '' || control.kind === 'field'))
      return answered(press(control, view.place(), value));
    if (number !== undefined && value === '') throw new Error(`There is no button ${number}.`);
    if (/^\/submit$/i.test(typed)) return answered(localSlack.submitView({ user }));
    if (/^\/close$/i.test(typed)) return void (await localSlack.closeView(user));
    if (/^\/home$/i.test(typed)) return answered(localSlack.openHome(user));
    const shortcut = /^\/shortcut\s+(\S+)$/i.exec(typed)?.[1];
    if (shortcut) return answered(localSlack.shortcut({ user, callbackId: shortcut }));
    const command = /^(\/[\w-]+)\s*(.*)$/s.exec(typed);
    if (command)
      return answered(
        localSlack.command({ user, channel, command: command[1] ?? '', text: command[2] ?? '' }),
      );
    const inThread = /^>\s*(.+)$/s.exec(typed)?.[1];
    const thread = view.thread();
    if (inThread && !thread) throw new Error('There is no thread yet: mention the bot first.');
    if (inThread && thread) return answered(localSlack.say({ user, channel, text: inThread, thread }));
    if (typed.startsWith('@')) return answered(localSlack.say({ user, channel, text: typed }));
    return answered(localSlack.say({ user, text: typed }));
  };
}

/** Returns what a value enters into an element: for an external select, the first option that the app offers for it. */
async function chosen(
  localSlack: LocalSlack,
  {
    user,
    on,
    actionId,
    value,
  }: { user: string; on: NonNullable<ReturnType<TerminalView['place']>>; actionId: string; value: string },
): Promise<FormEntry> {
  const offered = await localSlack.chooseOption({ user, on, actionId, query: value });
  return offered[0] ?? value;
}

function helpText(bot: string, examples: string[]): string {
  const keys: [typed: string, meaning: string][] = [
    [`/${bot} words`, 'a command in #general'],
    [`@${bot} words`, 'a mention in #general'],
    ['> words', 'a reply in the thread of the last mention'],
    ['words', 'a direct message'],
    ['1, /press 1', 'presses the button with that number'],
    ['2 words', 'fills in the field with that number'],
    ['/submit, /close', 'sends or leaves an open form'],
    ['/home', 'the Home tab'],
    ['help, quit', ''],
  ];
  const width = Math.max(...keys.map(([typed]) => typed.length)) + 4;
  return [
    `Type as in Slack; ${bot} answers as it would there:`,
    ...keys.map(([typed, meaning]) => `  ${typed.padEnd(width)}${meaning}`.trimEnd()),
    ...(examples.length > 0 ? ['Try:'] : []),
    ...examples.map((example) => (/^[/@]/.test(example) ? `  ${example}` : `  /${bot} ${example}`)),
  ].join('\n');
}
