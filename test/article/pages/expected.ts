/** What a person reads off each saved page: its metadata, its paragraphs, and its quotes with their speakers. */
export type ExpectedPage = {
  readonly file: string;
  readonly layout: string;
  /** Where the page was fetched from. */
  readonly url: string;
  readonly title: string;
  readonly outlet: string;
  readonly date: string;
  readonly canonical: string;
  /** The beginning of every paragraph, in order: nothing else may stand in the text. */
  readonly paragraphs: readonly string[];
  readonly quotes: readonly (readonly [speaker: string, words: string])[];
};

const courier = {
  title: 'Winter says coalition will not bend on harbour law',
  date: '2024-11-28',
  canonical: 'https://www.northerncourier.example/politics/2024/nov/28/winter-coalition-harbour-law',
};
const winter = [
  ['Ada Winter', 'I did not come into this office to be liked by shipping companies,'],
  ['Ada Winter', 'I came into it to make sure that the people who unload those ships go home safely.'],
  ['Marcus Oyelaran', 'She has mistaken stubbornness for strength, and the whole country is paying for it,'],
] as const;

export const expectedPages: readonly ExpectedPage[] = [
  {
    file: 'agency.html',
    layout: 'news agency',
    url: 'https://www.meridian-agency.example/world/alliance-ministers-agree-air-defence-plan-2025-03-06/?utm_source=feed',
    title: 'Alliance ministers agree on air defence plan',
    outlet: 'Meridian News Agency',
    date: '2025-03-06',
    canonical:
      'https://www.meridian-agency.example/world/alliance-ministers-agree-air-defence-plan-2025-03-06/',
    paragraphs: [
      'Ministers approve plan at Tallinn meeting',
      'Costs shared over five years',
      'TALLINN, March 6 - Defence ministers',
      '"No country on this continent',
      'The network is to be in place by 2030, according to a text that',
      'Estonian Defence Minister Liis Tamm',
      'Two countries have yet',
    ],
    quotes: [
      ['Henrik Solvang', 'No country on this continent will have to close its own sky alone,'],
      ['Henrik Solvang', 'We share the radars, we share the costs, and we share the risk.'],
      ['Liis Tamm', 'We asked for this eight years ago, and we were told that it was too expensive,'],
    ],
  },
  {
    file: 'broadsheet.html',
    layout: 'broadsheet',
    url: courier.canonical,
    outlet: 'the Northern Courier',
    ...courier,
    paragraphs: [
      'Prime minister stands by contested law',
      'The prime minister, Ada Winter',
      '“I did not come into this office',
      'The leader of the opposition',
      'Four members of the smaller',
      'One of them, Joan Pettifer',
    ],
    quotes: [...winter, ['Joan Pettifer', 'three times, and every time with less patience']],
  },
  {
    file: 'live-blog.html',
    layout: 'live blog',
    url: 'https://www.channelsix.example/news/live/summit-vilnius-c123',
    title: 'Summit live: leaders arrive in Vilnius',
    outlet: 'Channel Six News',
    date: '2025-05-19',
    canonical: 'https://www.channelsix.example/news/live/summit-vilnius-c123',
    paragraphs: [
      'After nine hours of talks',
      '“We have a text',
      'Estonia’s defence minister',
      '“It is late',
      'Prime Minister Ada Winter has arrived.',
    ],
    quotes: [
      ['Henrik Solvang', 'We have a text, and nobody had to be locked into the room for it,'],
      ['Liis Tamm', 'It is late, and it is good, and I will take it,'],
    ],
  },
  {
    file: 'wordpress.html',
    layout: 'local paper on WordPress',
    url: 'https://rivervalleyobserver.example/?p=8812',
    title: 'Mayor Brandt Promises a Bridge Before the Next Flood',
    outlet: 'River Valley Observer',
    date: '2025-04-11',
    canonical: 'https://rivervalleyobserver.example/2025/04/mayor-brandt-bridge/',
    paragraphs: [
      'Mayor Greta Brandt told',
      '“I have buried two neighbors',
      'The county engineer',
      '“The town has waited',
      'The council votes on May 6.',
    ],
    quotes: [
      ['Greta Brandt', 'I have buried two neighbors because an ambulance had to take the long road,'],
      ['Greta Brandt', 'I am not going to bury a third.'],
      ['Samuel Ortiz', 'Steel does not read campaign promises,'],
      ['Samuel Ortiz', 'It arrives when it arrives.'],
      ['Greta Brandt', 'The town has waited for eleven years and it can wait for one good winter,'],
    ],
  },
  {
    file: 'amp.html',
    layout: 'AMP copy of the broadsheet',
    url: 'https://amp.northerncourier.example/politics/2024/nov/28/winter-coalition-harbour-law',
    outlet: 'The Northern Courier',
    ...courier,
    paragraphs: [
      'The prime minister, Ada Winter',
      '“I did not come into this office',
      'The leader of the opposition',
    ],
    quotes: winter,
  },
  {
    file: 'government.html',
    layout: 'government press release',
    url: 'https://agriculture.gov.example/press/statements/1204',
    title: 'Statement by the Minister on grain exports',
    outlet: 'Ministry of Agriculture of the Republic',
    date: '2025-01-22',
    canonical: 'https://agriculture.gov.example/press/statements/1204',
    paragraphs: [
      'The Minister of Agriculture, Pavel Doran',
      '“From the first of March',
      '“I thank the port authorities',
      'Deputy Minister Sofia Lindqvist',
      'The permit was introduced',
      'Export figures for 2024',
    ],
    quotes: [
      [
        'Pavel Doran',
        'From the first of March, grain will leave our river ports again without a permit. Farmers have carried the cost of this measure for two winters.',
      ],
      [
        'Pavel Doran',
        'I thank the port authorities, who made it possible in six weeks, and I thank our neighbours, who trusted our inspections.',
      ],
      [
        'Sofia Lindqvist',
        'Every shipment will still be sampled, and every result will be published on the same day.',
      ],
    ],
  },
  {
    file: 'paywall.html',
    layout: 'paywall stub',
    url: 'https://www.theledger.example/content/7f1c2a',
    title: 'The bank that would not fail',
    outlet: 'The Ledger',
    date: '2025-02-20',
    canonical: 'https://www.theledger.example/content/7f1c2a',
    paragraphs: ['When the last of its rescuers', '“People kept asking me'],
    quotes: [
      [
        'Elisabeth Moosbrugger',
        'People kept asking me when we would close, and I kept telling them: at four,',
      ],
    ],
  },
  {
    file: 'old-table.html',
    layout: 'layout table without metadata',
    url: 'http://harborgazette.example/council1014.html',
    title: 'Council Delays Vote on Pier',
    outlet: 'Harbor Gazette',
    date: '2024-10-14',
    canonical: 'http://harborgazette.example/council1014.html',
    paragraphs: [
      'The city council put off',
      '“I have sat in this chair',
      'The builder’s lawyer',
      'The council meets again',
    ],
    quotes: [
      [
        'Rosa Delgado',
        'I have sat in this chair for twenty years and I have never seen a number change so often,',
      ],
      ['Kent Alder', 'Every month that you wait is a month of interest that somebody pays,'],
    ],
  },
  {
    file: 'windows-1251.html',
    layout: 'Russian news site in windows-1251',
    url: 'https://vestnik.example/news/412',
    title: 'Порт откроется весной',
    outlet: 'Речной вестник',
    date: '2025-01-23',
    canonical: 'https://vestnik.example/news/412',
    paragraphs: ['Министр сельского', '«С первого марта', 'Его заместитель'],
    quotes: [['Павел Доран', 'С первого марта зерно снова пойдёт через наши порты без разрешений']],
  },
];
