import { setTimeout as wait } from 'node:timers/promises';
import type { LocalSlack } from '../local-slack.ts';
import type { Control } from '../render/controls.ts';
import type { NameOf, TerminalStyle } from '../render/inline.ts';
import { renderMessage, renderView } from '../render/render.ts';
import type { StoredMessage, View } from '../state/model.ts';

export interface TerminalViewOptions {
  localSlack: LocalSlack;
  user: string;
  channel: string;
  style: TerminalStyle;
  print(text: string): void;
}

/** Prints everything that the bot shows one person, as it arrives. */
export interface TerminalView {
  /** Number of messages and views printed so far. */
  printed(): number;
  /** Waits until more than `before` have been printed and nothing has followed for `silenceMs` ms; says so after `timeoutMs` ms. */
  answer(before: number, timeoutMs: number, silenceMs: number): Promise<void>;
  /** The control with a number on the last thing printed. */
  control(number: number): Control | undefined;
  /** The message or view that those controls belong to. */
  place(): StoredMessage | View | undefined;
  /** The thread of the bot's last answer. */
  thread(): string | undefined;
  leave(): void;
}

export function createTerminalView(options: TerminalViewOptions): TerminalView {
  const { localSlack, user, channel, style, print } = options;
  const nameOf: NameOf = (id) => localSlack.nameOf(id);
  let seen = localSlack.sequence();
  let printed = 0;
  let thread: string | undefined;
  let controls: Control[] = [];
  let place: StoredMessage | View | undefined;
  const hashes = new Map<string, string>();

  const show = (on: StoredMessage | View, text: string, offered: Control[]): void => {
    print(`${text}\n`);
    printed += 1;
    if (offered.length > 0) {
      controls = offered;
      place = on;
    }
  };

  const printNew = (): void => {
    for (const message of fresh()) {
      seen = Math.max(seen, message.sequence);
      if (message.threadTs) thread = message.threadTs;
      const { text, controls: offered } = renderMessage(message, { style, nameOf });
      show(message, heading(message) + text, offered);
    }
    const home = localSlack.home(user);
    for (const view of [...localSlack.views(user), ...(home ? [home] : [])]) {
      if (hashes.get(view.id) === view.hash) continue;
      hashes.set(view.id, view.hash);
      const { text, controls: offered } = renderView(view, { style, nameOf });
      show(view, text, offered);
    }
  };

  const fresh = (): StoredMessage[] =>
    [...localSlack.messages(channel), ...localSlack.directMessages(user), ...localSlack.ephemerals(user)]
      .filter((message) => message.user === localSlack.bot.id && message.sequence > seen)
      .sort((a, b) => a.sequence - b.sequence);

  const heading = (message: StoredMessage): string => {
    if (message.ephemeralTo) return 'Only visible to you\n';
    return message.threadTs && message.threadTs !== message.ts ? '↳ in the thread\n' : '';
  };

  const leave = localSlack.watch(printNew);
  return {
    printed: () => printed,
    async answer(before, timeoutMs, silenceMs) {
      await localSlack
        .until(() => printed > before, timeoutMs)
        .catch(() => print(`${localSlack.bot.name} has not answered within ${timeoutMs / 1000} s.`));
      let last = -1;
      while (printed !== last) {
        last = printed;
        await wait(silenceMs);
      }
    },
    control: (number) => controls.find((control) => control.number === number),
    place: () => place,
    thread: () => thread,
    leave,
  };
}
