import { type LocalServer, serve } from './servers.ts';

/** A local server of a feed and its pages. `served` are the numbers of the pages asked for, in order. */
export type FeedServer = LocalServer & { readonly served: number[] };

/** Every page says something else, so that none is taken for a copy of another. */
function page(number: number): string {
  const words = (seed: number, count: number) =>
    Array.from({ length: count }, (_, n) => `w${(number * 7919 + n * 104_729 + seed * 31) % 100_003}`).join(
      ' ',
    );
  return `<html><head><title>Article ${number}</title><meta property="og:site_name" content="The Outlet"><meta name="date" content="2025-02-13"></head><body><article><h1>Article ${number}</h1><p>Ada Winter spoke to the council about item ${number} on Monday evening: ${words(1, 30)}.</p><p>“${words(2, 12)} is number ${number},” Winter said.</p><p>The council ${words(3, 30)}.</p></article></body></html>`;
}

/** Serves `/feed` with so many items, `/item/N` each. */
export async function serveFeed(items: number): Promise<FeedServer> {
  const served: number[] = [];
  const server: LocalServer = await serve((request, response) => {
    const path = request.url ?? '/';
    const number = /^\/item\/(\d+)$/.exec(path)?.[1];
    if (path === '/feed') {
      const list = Array.from(
        { length: items },
        (_, n) => `<item><link>${server.url}/item/${n}</link></item>`,
      );
      response.writeHead(200, { 'content-type': 'application/rss+xml' });
      response.end(
        `<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>${list.join('')}</channel></rss>`,
      );
    } else if (number === undefined) response.writeHead(404).end();
    else {
      served.push(Number(number));
      response.writeHead(200, { 'content-type': 'text/html' }).end(page(Number(number)));
    }
  });
  return { ...server, served };
}
