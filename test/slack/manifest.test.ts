import { readdirSync, readFileSync } from 'node:fs';
import { App } from '@slack/bolt';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { actions, botScopes, forms } from '../../src/slack/ids.ts';
import { type RunningBot, manifest as raw, startBot } from './harness.ts';
import { Manifest, scopeOfEvent, scopesOfMethod } from './manifest-rules.ts';

const source = new URL('../../src/', import.meta.url);
const schemaFile = process.env.MANIFEST_SCHEMA;

/** Every Web API method that the program calls through a client, as the code spells them. */
function methodsCalled(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('workspace'),
  );
  const calls = files.flatMap((file) => [
    ...readFileSync(new URL(file, source), 'utf8').matchAll(/\bclient\s*\.\s*([a-z]+(?:\.[a-zA-Z]+)+)\(/g),
  ]);
  return [...new Set(calls.map(([, method = '']) => method))].sort();
}

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

describe('the manifest', () => {
  it('keeps Slack’s rules', () => {
    expect(() => Manifest.parse(raw)).not.toThrow();
  });

  it.skipIf(schemaFile === undefined)(
    `passes Slack’s own JSON Schema${schemaFile ? '' : ' — skipped: MANIFEST_SCHEMA names no file'}`,
    () => {
      const ajv = formats.default(new Ajv({ strict: false, allErrors: true }));
      const validate = ajv.compile(JSON.parse(readFileSync(schemaFile ?? '', 'utf8')));
      validate(raw);
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  it('is refused if it breaks one of these rules', () => {
    const manifest = Manifest.parse(raw);
    const { features } = manifest;
    const broken = [
      { ...manifest, _metadata: { major_version: 1, minor_version: 1 } },
      { ...manifest, display_information: { ...manifest.display_information, name: 'n'.repeat(36) } },
      { ...manifest, features: { ...features, workflow_steps: [] } },
      { ...manifest, features: { ...features, slash_commands: [{ command: 'quote', description: 'x' }] } },
      { ...manifest, oauth_config: { scopes: { bot: ['commands', 'commands'] } } },
    ];
    for (const one of broken) expect(Manifest.safeParse(one).success, JSON.stringify(one)).toBe(false);
  });
});

describe('the manifest and the code', () => {
  const manifest = Manifest.parse(raw);
  const scopes = manifest.oauth_config.scopes.bot;
  const events = manifest.settings.event_subscriptions.bot_events;
  const registered = { command: new Set<string>(), event: new Set<string>(), shortcut: new Set<string>() };
  const answered: { actions: (string | RegExp)[]; forms: unknown[] } = { actions: [], forms: [] };
  let bot: RunningBot;

  beforeAll(async () => {
    const [action, options, view] = [
      vi.spyOn(App.prototype, 'action'),
      vi.spyOn(App.prototype, 'options'),
      vi.spyOn(App.prototype, 'view'),
    ];
    const spies = {
      command: vi.spyOn(App.prototype, 'command'),
      event: vi.spyOn(App.prototype, 'event'),
      shortcut: vi.spyOn(App.prototype, 'shortcut'),
    };
    bot = await startBot('socket');
    for (const kind of ['command', 'event', 'shortcut'] as const)
      for (const [name] of spies[kind].mock.calls) {
        if (typeof name !== 'string') throw new Error(`a ${kind} is registered by no plain name: ${name}`);
        registered[kind].add(name);
      }
    for (const [id] of [...action.mock.calls, ...options.mock.calls])
      if (typeof id === 'string' || id instanceof RegExp) answered.actions.push(id);
    answered.forms = view.mock.calls.map(([id]) => id);
    vi.restoreAllMocks();
  });
  afterAll(() => bot.stop());

  it('name the same commands', () => {
    const declared = manifest.features.slash_commands.map(({ command }) => command);
    expect(sorted(registered.command)).toEqual(sorted(declared));
  });

  it('name the same shortcuts', () => {
    const declared = (manifest.features.shortcuts ?? []).map(({ callback_id }) => callback_id);
    expect(sorted(registered.shortcut)).toEqual(sorted(declared));
  });

  it('name the same events', () => {
    const delivered = events.map((event) => event.replace(/^message\..*/, 'message'));
    expect(sorted(registered.event)).toEqual(sorted(delivered));
  });

  it('handle every button, pick-list and form', () => {
    const isAnswered = (id: string) =>
      answered.actions.some((one) => (typeof one === 'string' ? one === id : one.test(`${id}:0`)));
    expect(Object.values(actions).filter((id) => !isAnswered(id))).toEqual([]);
    expect(sorted(answered.forms.map(String))).toEqual(sorted(Object.values(forms)));
  });

  it('need exactly the same scopes', () => {
    const methods = methodsCalled();
    expect(methods).toContain('chat.postMessage');
    for (const method of methods)
      expect(scopesOfMethod, `add ${method} to the table`).toHaveProperty([method]);
    for (const event of events) expect(scopeOfEvent, `add ${event} to the table`).toHaveProperty([event]);
    const needed = [
      'commands',
      ...methods.flatMap((method) => scopesOfMethod[method] ?? []),
      ...events.flatMap((event) => scopeOfEvent[event] ?? []),
    ];
    expect(scopes).toEqual(sorted(needed));
    expect(sorted(botScopes)).toEqual(scopes);
  });

  it('enable the features that the code handles', () => {
    const { app_home: home, agent_view: agent } = manifest.features;
    const methods = methodsCalled();
    expect(home.home_tab_enabled).toBe(methods.includes('views.publish'));
    expect(agent !== undefined).toBe(methods.includes('assistant.threads.setSuggestedPrompts'));
    expect(home.messages_tab_enabled && !home.messages_tab_read_only_enabled).toBe(
      events.includes('message.im'),
    );
  });
});
