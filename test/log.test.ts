import { expect, it } from 'vitest';
import { run } from './e2e/program.ts';

it.each([
  ['a bot token', 'token xoxb-12-ab-CD', 'token xoxb-…'],
  ['a rotating token', 'xoxe.xoxb-1-SECRET', 'xoxe.xoxb-…'],
  ['a response address', 'https://hooks.slack.com/commands/T01234/56/SECRET', '/commands/…'],
  [
    'the address of a connection',
    'wss://wss-primary.slack.com/link/?ticket=0a-1b_SECRET&app_id=A1',
    '/link/?ticket=…&app_id=A1',
  ],
  ['a form', 'client_id=1.2&client_secret=SECRET&code=3', 'client_id=1.2&client_secret=…&code=3'],
  [
    'the state of an installation',
    'redirect?state=install_state_SECRET1.SECRET2-SECRET_3&code=3',
    'state=install_state_…&code=3',
  ],
  ['a JSON Web Token', 'redirect?state=eyJhbGci.SECRET1.SECRET2&code=3', 'state=eyJ…&code=3'],
  ['JSON', '{"client_secret":"SECRET","code":"3"}', 'client_secret'],
])('strikes %s out of the log', async (_name, message, shown) => {
  const script = `import { createLogger, boltLogger } from './dist/log.js';
    boltLogger(createLogger('debug')).debug(${JSON.stringify(message)});`;
  const program = run(['--input-type=module', '-e', script]);
  expect(await program.ended).toBe(0);
  expect(program.output()).not.toMatch(/SECRET|ab-CD/);
  expect(program.output()).toContain(shown);
});
