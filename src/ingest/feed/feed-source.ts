import { ConfigError } from '../../errors.ts';

/** A feed to poll. With `keywords`, only items whose title or summary has one of them are added. */
export type FeedSource = { readonly url: string; readonly keywords: readonly string[] };

/**
 * Parses the setting FEEDS: addresses separated by white space, each with optional keywords after a `#`,
 * separated by commas: `https://a.example/feed.xml#nato,security%20guarantees https://b.example/atom`.
 * @throws ConfigError naming the entry that is not an http(s) address
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
