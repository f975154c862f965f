// A process of the built program that posts digests and can be killed or suspended: see faults.test.ts.
import net from 'node:net';
import { parseArticle } from '../../dist/article/file/markdown.js';
import { createDigests } from '../../dist/digest/digests.js';
import { createDigestClient } from '../../dist/digest/post.js';
import { extractQuotes } from '../../dist/quote/extract.js';
import { createMemoryIndex } from '../../dist/search/index/memory-index.js';
import { openStore } from '../../dist/store/store.js';

const { url, apiUrl, token, articles, now, jump, kill, lease, due, suspend } = JSON.parse(process.argv[2]);

const index = createMemoryIndex();
for (const source of articles) {
  const { article } = parseArticle(source, 'invented.md');
  index.add(article, extractQuotes(article));
}

const die = () => process.kill(process.pid, 'SIGKILL');
const soon = (delay) => new Promise((resolve) => setTimeout(resolve, delay));
let step = 0;
/** Suspends this process until the test continues it. */
const suspendNow = () => process.kill(process.pid, 'SIGSTOP');

/** Wraps functions so that the process dies before, during or after call number `kill.step`. */
const mortal = (methods, names) =>
  Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      names.includes(name)
        ? async (...given) => {
            if (suspend === name) suspendNow();
            const at = step++;
            if (at !== kill?.step) return method(...given);
            if (kill.when === 'before') die();
            const answer = method(...given);
            if (kill.when === 'during') await soon(kill.delay);
            else await answer;
            die();
          }
        : method,
    ]),
  );

const say = (fields, text) => process.stderr.write(`${text} ${fields.err ?? ''}\n`);
const log = { info() {}, warn() {}, error: say };
const opened = openStore(url, log);
const store = { ...opened, deliveries: mortal(opened.deliveries, ['claim', 'move', 'sent']) };
const web = createDigestClient(token, apiUrl);
const client = {
  chat: mortal({ postMessage: (given) => web.chat.postMessage(given) }, ['postMessage']),
  conversations: mortal({ history: (given) => web.conversations.history(given) }, ['history']),
};

// Suspends the process when the connection is established and the request has not been written.
if (suspend === 'connecting') {
  let posting = false;
  const post = client.chat.postMessage;
  client.chat.postMessage = (given) => {
    posting = true;
    return post(given);
  };
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (...given) {
    if (posting) this.prependOnceListener('connect', suspendNow);
    return connect.apply(this, given);
  };
}

const started = performance.now();
const offset = () => (performance.now() - started >= jump.after ? jump.by : 0);
const clock = {
  now: () => Math.floor(now + performance.now() - started) + offset(),
  elapsed: () => performance.now(),
  wait: (delay, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, delay);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};

const scheduler = createDigests({
  store,
  index,
  clientOf: async () => client,
  log,
  clock,
  lease,
  tickEvery: 100,
  betweenPosts: 5,
  betweenChannelPosts: 20,
});
// A failed test does not end its processes.
setTimeout(die, 60_000).unref();
scheduler.start();

for (;;) {
  await soon(50);
  const known = await opened.deliveries.known(0);
  const open = await opened.deliveries.open(0);
  if (open.length === 0 && due.every((key) => known.has(key))) break;
}
await scheduler.stop();
await opened.close();
