/** A site that may use an outlet's name: pages of `host` and its subdomains may have the outlet `name`. */
export type OutletSite = { readonly host: string; readonly name: string };

const site = (host: string, ...names: readonly string[]): OutletSite[] =>
  names.map((name) => ({ host, name }));

/** The sites of outlets that often quote officials. The setting OUTLETS adds others. */
export const knownOutlets: readonly OutletSite[] = [
  ...site('reuters.com', 'Reuters'),
  ...site('apnews.com', 'AP News', 'AP', 'The Associated Press'),
  ...site('afp.com', 'AFP', 'Agence France-Presse'),
  ...site('bbc.com', 'BBC', 'BBC News'),
  ...site('bbc.co.uk', 'BBC', 'BBC News'),
  ...site('theguardian.com', 'The Guardian'),
  ...site('nytimes.com', 'The New York Times', 'NYT'),
  ...site('washingtonpost.com', 'The Washington Post'),
  ...site('wsj.com', 'The Wall Street Journal', 'WSJ'),
  ...site('ft.com', 'Financial Times', 'FT'),
  ...site('economist.com', 'The Economist'),
  ...site('bloomberg.com', 'Bloomberg', 'Bloomberg News', 'Bloomberg.com'),
  ...site('politico.com', 'POLITICO'),
  ...site('politico.eu', 'POLITICO', 'POLITICO Europe'),
  ...site('axios.com', 'Axios'),
  ...site('cnn.com', 'CNN', 'CNN International'),
  ...site('npr.org', 'NPR'),
  ...site('aljazeera.com', 'Al Jazeera', 'Al Jazeera English'),
  ...site('dw.com', 'DW', 'Deutsche Welle'),
  ...site('spiegel.de', 'Der Spiegel', 'SPIEGEL', 'DER SPIEGEL'),
  ...site('lemonde.fr', 'Le Monde', 'Le Monde.fr'),
  ...site('france24.com', 'France 24'),
  ...site('euronews.com', 'euronews'),
  ...site('rferl.org', 'RFE/RL', 'Radio Free Europe/Radio Liberty', 'RadioFreeEurope/RadioLiberty'),
  ...site('kyivindependent.com', 'The Kyiv Independent'),
  ...site('pravda.com.ua', 'Ukrainska Pravda', 'Українська правда'),
  ...site('nato.int', 'NATO'),
  ...site('defense.gov', 'U.S. Department of Defense'),
  ...site('state.gov', 'U.S. Department of State', 'United States Department of State'),
  ...site('whitehouse.gov', 'The White House'),
  ...site('gov.uk', 'GOV.UK'),
  ...site('un.org', 'United Nations', 'UN News'),
];

/** Normalises a name for comparison: only letters and digits, without case and "the". */
const comparable = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

const bareHost = (url: string) => new URL(url).hostname.replace(/^www\./, '').replace(/\.$/, '');
const isBelow = (host: string, parent: string) => host === parent || host.endsWith(`.${parent}`);

/** Second-level labels under which registries register domains, as in `site.co.uk`. */
const secondLevel = new Set(['ac', 'co', 'com', 'edu', 'go', 'gob', 'gouv', 'gov', 'ne', 'net', 'or', 'org']);

/** Returns the part of a host that its owner chose: `courier` of `news.courier.co.uk`; `null` for an IP address. */
function ownLabel(host: string): string | null {
  if (/\d$|:/.test(host.split('.').at(-1) ?? '')) return null;
  const labels = host.split('.');
  const [top = '', second = ''] = [labels.at(-1), labels.at(-2)];
  return labels.at(labels.length > 2 && top.length === 2 && secondLevel.has(second) ? -3 : -2) ?? null;
}

/**
 * Returns the outlet's name to show for a page of `url`: the page's own `name` if the site may use it or has
 * it in its address, otherwise with the site's host added, as in "Reuters (evil.example)". A name that `sites`
 * gives to other hosts always has the host added.
 */
export function shownOutlet(name: string, url: string, sites: readonly OutletSite[]): string {
  const host = bareHost(url);
  const own = comparable(name);
  const holders = sites.filter((one) => comparable(one.name) === own);
  if (holders.some((one) => isBelow(host, one.host))) return name;
  const label = comparable(ownLabel(host) ?? '');
  const isOwn = name.toLowerCase() === host || (own !== '' && own === label);
  return holders.length === 0 && isOwn ? name : `${name} (${host})`;
}
