import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

const page = `<!doctype html><html lang="en"><head><title>Ministers meet in Oslo</title>
<meta property="og:site_name" content="The Fjord Post"><meta property="article:published_time" content="2025-03-04T10:00:00Z">
</head><body><article><h1>Ministers meet in Oslo</h1>
<p>The ministers of the alliance met in Oslo on Tuesday to speak about icebreakers and the north, among much else that day.</p>
<p>“We will build seven icebreakers before the decade is out, and nobody should doubt it,” said Ingrid Solberg, the defence minister of Norway, after the meeting had ended.</p>
<p>The meeting goes on today with talks about ports and railways in the far north of the three countries, as was planned.</p>
</article></body></html>`;

overBothTransports('adding an article', (transport) => {
  let bot: RunningBot;
  let site: Server;
  let address: string;
  const corpusDir = mkdtempSync(join(tmpdir(), 'nato-quote-corpus-'));
  beforeAll(async () => {
    site = createServer((request, response) => {
      const number = /^\/item\/(\d+)/.exec(request.url ?? '')?.[1];
      if (request.url === '/feed') {
        const items = Array.from(
          { length: 20_000 },
          (_, n) => `<item><link>http://${request.headers.host}/item/${n}</link></item>`,
        );
        response.writeHead(200, { 'content-type': 'application/rss+xml' });
        response.end(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`);
        return;
      }
      // Each takes a while, so that there is time to stop.
      if (number !== undefined) {
        setTimeout(() => response.writeHead(404).end(), 50);
        return;
      }
      const found = request.url?.startsWith('/oslo') === true;
      response
        .writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
        .end(found ? page : 'nothing here');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
    const bound = site.address();
    if (bound === null || typeof bound === 'string') throw new Error('no port');
    address = `http://127.0.0.1:${bound.port}/oslo?a=1&b=2`;
    cpSync('corpus', corpusDir, { recursive: true });
    const ingest = { feeds: [], contact: '', privateSources: ['127.0.0.1'], outlets: [] };
    bot = await startBot(transport, { settings: { corpusDir, ingest } });
  });
  afterAll(async () => {
    await bot.stop();
    site.close();
    rmSync(corpusDir, { recursive: true });
  });

  const ask = async (user: string, text: string, containing: string) => {
    const delivery = await bot.localSlack.command({ user, channel: 'general', text });
    return bot.localSlack.until(() =>
      bot.localSlack.responses(delivery).find((answer) => answer.text.includes(containing)),
    );
  };

  it('is for editors, and its quotes answer at once', async () => {
    await ask('bob', `add ${address}`, 'Only those whom the setting EDITORS names');
    const added = await ask('alice', `add ${address}`, 'Added, with 1 quote');
    expect(added.text).toContain('Ministers meet in Oslo, The Fjord Post (127.0.0.1), 4 March 2025');
    expect(added.text).toContain('Ingrid Solberg');
    expect(added.pings).toEqual([]);
    await ask('bob', 'seven icebreakers', 'We will build seven icebreakers');
    expect(readdirSync(corpusDir)).toHaveLength(6);
    await ask('alice', `add ${address}`, 'The corpus has this already');
  });

  it('says why an address was not added, and refuses paths', async () => {
    await ask('alice', `add ${address.replace('oslo', 'bergen')}`, 'Not added');
    await ask('alice', 'add http://169.254.169.254/latest/meta-data', '169.254.169.254');
    await ask('alice', 'add /etc/passwd', 'Nothing found for “add /etc/passwd”');
    await ask('alice', 'add', 'Add what?');
  });

  it('shows progress for a long feed, and stops when the person asks', async () => {
    await ask('alice', 'add stop', 'You are adding nothing');
    const delivery = await bot.localSlack.command({
      user: 'alice',
      channel: 'general',
      text: `add ${new URL('/feed', address).href}`,
    });
    const answer = (containing: string) =>
      bot.localSlack.until(() =>
        bot.localSlack.responses(delivery).find((one) => one.text.includes(containing)),
      );
    await answer('200 articles to read');
    await ask('bob', 'add stop', 'You are adding nothing');
    await ask('alice', 'add stop', 'Stopping after');
    expect((await answer('of 20,000 new articles read')).text).toMatch(/\d+ of 20,000/);
  });
});
