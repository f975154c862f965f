/**
 * Heads of offices as English news writes them, longest first (whoever speaks for an office before the office), each with the one name that stands for all of them.
 * Held against folded text: lower case, without accents.
 */
export const officeHeads: readonly (readonly [RegExp, string])[] = [
  [/\b(?:spokesman|spokeswoman|spokesperson|press secretary|communications director)\b/, 'spokesperson'],
  [/\b(?:advis[eo]r|aide|assistant)\b/, 'adviser'],
  [/\bvice[- ]president\b/, 'vice president'],
  [/\bdeputy prime minister\b|\bvice[- ]premier\b/, 'deputy prime minister'],
  [/\b(?:prime minister|premier|pm|taoiseach)\b/, 'prime minister'],
  [/\b(?:high representative|top diplomat|foreign policy chief)\b/, 'high representative'],
  [
    /\b(?:secretary[- ]general|nato chief|chief of nato|nato boss|nato head|head of nato|un chief|head of the un)\b/,
    'secretary general',
  ],
  [/\battorney general\b/, 'attorney general'],
  [/\bsecretary of state\b/, 'foreign minister'],
  [/\bdeputy (?:secretary|minister)\b/, 'deputy minister'],
  [
    /\b(?:foreign|defence|defense|finance|interior|economy|energy|health|justice|home|trade|agriculture|education|transport|environment|labour|labor|culture|development|europe) (?:minister|secretary)\b|\b(?:minister|secretary) (?:of|for)\b|\bministers?\b/,
    'minister',
  ],
  [/\bchancellor\b/, 'chancellor'],
  [/\bcommission president\b|\bpresident of the (?:european )?commission\b/, 'commission president'],
  [/\bpresident\b/, 'president'],
  [/\b(?:senator|sen)\b/, 'senator'],
  [/\b(?:representative|congressman|congresswoman|rep)\b/, 'representative'],
  [/\b(?:mp|lawmaker|member of parliament|deputy of the)\b/, 'member of parliament'],
  [/\bmayor\b/, 'mayor'],
  [/\b(?:governor|gov)\b/, 'governor'],
  [/\b(?:commissioner)\b/, 'commissioner'],
  [/\b(?:envoy|special representative)\b/, 'envoy'],
  [/\bambassador\b/, 'ambassador'],
  [/\b(?:general|gen|admiral|adm|colonel|col|brigadier|marshal|major|captain|commander)\b/, 'officer'],
  [/\b(?:king|queen|prince|princess|pope|patriarch|archbishop|bishop)\b/, 'sovereign'],
  [/\bjudge\b|\bjustice\b/, 'judge'],
  [/\bprofessor\b|\bprof\b/, 'professor'],
  [/\b(?:speaker of)\b/, 'speaker'],
  [/\bdeputy\b/, 'deputy'],
  [/\b(?:leader|chief|head|boss|chair|chairman|chairwoman|chairperson|director|president)\b/, 'leader'],
];

/** Fields of government, by the words that name them. */
export const portfolioPatterns: readonly (readonly [RegExp, string])[] = [
  [/\bdefen[cs]e\b|\barmed forces\b/, 'defence'],
  [/\bforeign\b|\bexternal affairs\b|\bsecretary of state\b/, 'foreign'],
  [/\bfinance\b|\btreasury\b/, 'finance'],
  [/\binterior\b|\bhome\b/, 'interior'],
  [/\beconomy\b|\beconomic\b|\beconomics\b/, 'economy'],
  [/\benergy\b/, 'energy'],
  [/\bhealth\b/, 'health'],
  [/\bjustice\b/, 'justice'],
  [/\btrade\b/, 'trade'],
  [/\bagriculture\b/, 'agriculture'],
  [/\beducation\b/, 'education'],
  [/\btransport\b/, 'transport'],
  [/\benvironment\b/, 'environment'],
  [/\bculture\b/, 'culture'],
  [/\bopposition\b/, 'opposition'],
];

/** Countries and bodies with the adjectives and names that mean them. */
const placeFamilies = [
  'albania albanian albanians',
  'america american americans us usa u.s united-states',
  'armenia armenian',
  'australia australian',
  'austria austrian',
  'azerbaijan azerbaijani',
  'belarus belarusian',
  'belgium belgian',
  'bosnia bosnian',
  'britain british uk u.k united-kingdom english',
  'bulgaria bulgarian',
  'canada canadian',
  'china chinese',
  'croatia croatian',
  'cyprus cypriot',
  'czechia czech',
  'denmark danish',
  'estonia estonian',
  'finland finnish',
  'france french',
  'georgia georgian',
  'germany german',
  'greece greek',
  'hungary hungarian',
  'iceland icelandic',
  'india indian',
  'iran iranian',
  'iraq iraqi',
  'ireland irish',
  'israel israeli',
  'italy italian',
  'japan japanese',
  'kosovo kosovan kosovar',
  'latvia latvian',
  'lithuania lithuanian',
  'luxembourg',
  'macedonia macedonian',
  'malta maltese',
  'moldova moldovan',
  'montenegro montenegrin',
  'netherlands dutch',
  'norway norwegian',
  'poland polish',
  'portugal portuguese',
  'romania romanian',
  'russia russian kremlin',
  'scotland scottish',
  'serbia serbian',
  'slovakia slovak',
  'slovenia slovenian slovene',
  'spain spanish',
  'sweden swedish',
  'switzerland swiss',
  'syria syrian',
  'turkey turkish turkiye',
  'ukraine ukrainian',
  'korea korean',
  'mexico mexican',
  'brazil brazilian',
  'egypt egyptian',
  'saudi',
  'nato alliance',
  'eu european-union european',
  'un united-nations',
  'pentagon',
];
const placeOf = new Map(
  placeFamilies.flatMap((family) => {
    const names = family.split(' ');
    return names.map((name) => [name, names[0] ?? name] as const);
  }),
);

/** Returns all words for the place that a folded word stands for: "france" and "french"; none for any other word. */
export function wordsForPlace(form: string): readonly string[] {
  return placeFamilies.map((family) => family.split(' ')).find((names) => names.includes(form)) ?? [];
}

/** Returns the place that a folded word stands for: "swedish" and "sweden" are one; `null` for any other word. */
export const placeNamed = (form: string): string | null => placeOf.get(form) ?? null;

const givenNameFamilies = [
  'volodymyr vladimir wladimir',
  'oleksandr alexander aleksandr alexandr aleksander',
  'andrii andriy andrei andrey andrew',
  'serhii serhiy sergei sergey',
  'mykola nikolai nikolay nicholas',
  'dmytro dmitry dmitri dmitriy',
  'oleh oleg',
  'yevhen evgeny yevgeny eugene',
  'mykhailo mikhail michael mike mick',
  'pavlo pavel paul',
  'petro petr peter pete pyotr',
  'oleksii oleksiy alexei alexey aleksei',
  'yurii yuriy yuri yury',
  'ihor igor',
  'kateryna ekaterina katherine catherine kate kathy',
  'joe joseph joey',
  'bill william will billy',
  'bob robert rob bobby',
  'dan daniel danny',
  'tony anthony antony',
  'jim james jimmy',
  'tom thomas tommy',
  'dick rick richard ricky',
  'ted edward ed eddie',
  'chuck charles charlie',
  'liz elizabeth beth eliza betty',
  'ben benjamin',
  'sam samuel samantha',
  'steve stephen steven',
  'greg gregory',
  'jeff jeffrey geoffrey',
  'ken kenneth',
  'ron ronald ronnie',
  'don donald',
  'nick nicholas',
  'matt matthew',
  'chris christopher christine christina',
  'alex alexander alexandra',
  'pat patrick patricia',
  'debbie deborah',
  'sue susan susanne',
  'jen jennifer jenny',
  'maggie margaret peggy',
  'tim timothy',
  'dave david',
  'phil philip phillip',
  'larry lawrence',
  'josh joshua',
  'marc mark',
  'jon jonathan john johnny jack',
  'recep receb',
];
const givenNameOf = new Map<string, Set<string>>();
for (const family of givenNameFamilies) {
  const names = family.split(' ');
  for (const name of names) {
    const known = givenNameOf.get(name) ?? new Set<string>();
    for (const other of names) known.add(other);
    givenNameOf.set(name, known);
  }
}

/** True if two folded given names are forms of one: "Volodymyr" and "Vladimir", "Joe" and "Joseph". */
export const sameGivenName = (one: string, other: string): boolean =>
  one === other || (givenNameOf.get(one)?.has(other) ?? false);
