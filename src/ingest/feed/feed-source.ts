import { ConfigError } from '../../errors.ts';

/** A feed to be read regularly. With `keywords`, only items whose title or summary has one of them. */
export type FeedSource = { readonly url: string; readonly keywords: readonly string[] };

/**
 * Reads the setting FEEDS: addresses set apart by white space, each with its keywords, if any, behind a `#`
 * and set apart by commas: `https://a.example/feed.xml#nato,security%20guarantees https://b.example/atom`.
 * @throws ConfigError naming the entry that is no http(s) address
 */
export function parseFeeds(setting: string): FeedSource[] {
  return setting
    .split(/\s+/)
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [address = '', filter = ''] = entry.split('#', 2);
      if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
        throw new ConfigError(
          `FEEDS holds "${entry}": write addresses of feeds, https://…, with spaces between them`,
        );
      const keywords = filter.split(',').map((word) => decodeKeyword(word).trim().toLowerCase());
      return { url: address, keywords: keywords.filter((word) => word !== '') };
    });
}

function decodeKeyword(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
