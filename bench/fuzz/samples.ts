/** Well-formed inputs and the tokens of their grammars, all invented. */

export const text = `Prime Minister Anna Berg said on Monday that “we will not wait for peace to come by itself.”

“We need to do it fast,” Berg, the leader of the Greens, told reporters. “And we need to do it together,” she added.

According to the ministry's spokesman, Jean-Luc d'Arc, the talks “are not a so-called ‘process’ but a beginning”.

"It costs 5'10" and 1,769.50 euros," Mr. Stone's aide said. He denied saying "never".`;

export const transcript = `ADA WINTER: Good morning, everybody, and thank you for coming.

Q: What about the talks?

SECRETARY GENERAL MARK STONE: We agreed on all of it. There is no doubt about it.

ADA WINTER: Thank you very much indeed.`;

/** Returns an article's file with a text. */
export const fileWith = (body: string) => `---
title: "Berg: we will not wait"
outlet: The Daily
url: https://example.org/news/a
date: 2025-02-13
also:
  - https://example.org/amp/a
---

${body}
`;
export const file = fileWith(`# A heading\n\n${text}`);

const marks = ['"', '“', '”', '„', '‟', '‘', '’', '‚', "'", '«', '»', '″', '‹', '›'];
const invisible = [
  '\u00a0',
  '\u200b',
  '\u202e',
  '\u2066',
  '\u2028',
  '\u0301',
  '\ufeff',
  '\ud800',
  '\udc00',
  '😀',
];

export const textTokens = [
  ...marks,
  ...invisible,
  ...[
    '\n',
    '\n\n',
    ' ',
    '.',
    ',',
    '?',
    '!',
    '…',
    '. . .',
    '—',
    '-',
    '(',
    ')',
    '[',
    ']',
    ':',
    ';',
    '&',
    '1',
    '9.5',
  ],
  ...[
    'said',
    ' said',
    'told',
    'according to',
    'he',
    'She',
    'the',
    'The',
    'minister',
    'President',
    'of',
    'and',
    'not',
  ],
  ...[
    'Anna Berg',
    'Berg',
    'Mr.',
    'U.S.',
    'NATO',
    "Stone's",
    'denied',
    'quoted',
    'as saying',
    'A',
    'a',
    'É',
    'ß',
    'I',
  ],
  ...['ADA WINTER: ', 'Q: ', ', Anna Berg said', 'peace', 'x'],
];
export const fileTokens = [
  ...[
    '---',
    '---\n',
    'title: ',
    'url: https://example.org/',
    'date: 2025-02-13',
    'outlet: ',
    '&a',
    '*a',
    '<<: ',
    '? ',
  ],
  ...[
    '- ',
    '[',
    '{',
    '}',
    ']',
    '"',
    "'",
    '|',
    '>',
    '#',
    '# ',
    ': ',
    '\n',
    '\r',
    ' ',
    '  ',
    '\t',
    '!!',
    '%',
    '\0',
  ],
  ...invisible,
];
export const markup = [
  ...[
    '<@U1>',
    '<@',
    '<#C1|general>',
    '<!here>',
    '<https://example.org|label>',
    '<https://',
    '<',
    '>',
    '|',
    '&lt;',
    '&amp;',
  ],
  ...['*', '_', '~', ':smile:', ':', '>', '\n', ' ', 'a', '?'],
];

export const requests = [
  'is Ukraine losing the war?',
  '"peace talks" by:rutte since:"feb 2025" until:"last week" outlet:interfax',
  'check “We will not wait,” Berg said.',
  'check *bold* _it_ ~no~',
  'and by Macron?',
  'what about since February?',
  'add <https://example.org/a|example.org>',
  'help',
];
export const requestTokens = [
  ...marks,
  ...invisible,
  ...markup,
  ...[
    'by:',
    'since:',
    'until:',
    'outlet:',
    'by：',
    'check ',
    'add ',
    'find ',
    'digest ',
    'help',
    'and ',
    'or ',
    'what about ',
  ],
  ...[
    '2025',
    '2025-01',
    'last week',
    '3 days ago',
    'feb',
    '1',
    '-',
    ' of ',
    'peace',
    'war',
    'Berg',
    'anna',
    'pe',
    '.',
    ',',
  ],
];

export const digestCommands = [
  'on 09:00 Europe/Brussels weekdays about security guarantees by:berg',
  'on 9 am mon,wed-fri 3 quotes nothing new archive',
  'pause 2 until 2 January',
  'off #2',
  'resume',
];
export const digestTokens = [
  ...[
    'on',
    'off',
    'now',
    'pause',
    'resume',
    'settings',
    ' ',
    '  ',
    'until',
    'about',
    'at',
    '09:00',
    '9am',
    '12',
    '#',
    'no.',
  ],
  ...[
    'mon',
    'mon-fri',
    'weekdays',
    ',',
    '-',
    'every day',
    'Europe/Brussels',
    '3 quotes',
    'archive',
    'if empty',
    'january',
    'of',
  ],
  ...['2027-01-02', '1', 'and', 'half an', 'few', 'hours', 'ago', 'before', 'th', ':', '.', '/', '"', 'by:'],
];

export const page = `<!doctype html><html lang="en"><head><title>Berg | The Daily</title><meta charset="utf-8">
<meta property="og:site_name" content="The Daily"><link rel="canonical" href="https://example.org/news/a">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Berg","datePublished":"2025-02-13"}</script>
<style>.hide{display:none}</style></head><body><nav><a href="/">Home</a></nav><article><h1>Berg</h1>
<p>“We will <b>not</b> wait,” <a href="/berg">Berg</a> said.</p><p>“It is <time>Monday</time>,” she said.</p>
<table><tr><td>x<br>y</td></tr></table><blockquote>So <q>be</q> it<sup>1</sup></blockquote></article></body></html>`;
export const pageTokens = [
  ...[
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<table>',
    '<tr>',
    '<td>',
    '<br>',
    '<b>',
    '<i>',
    '<a href="/x">',
    '</a>',
    '<span>',
  ],
  ...[
    '<article>',
    '<time>',
    '<q>',
    '<sup>',
    '<del>',
    '<ul><li>',
    '<svg>',
    '<math>',
    '<template>',
    '<select><option>',
  ],
  ...[
    '<div class="paywall">',
    '<div hidden>',
    '<p style="display:none">',
    '<meta charset=',
    '<title>',
    '</title>',
    '<!--',
    '-->',
  ],
  ...[
    '<script type="application/ld+json">',
    '</script>',
    '{"@graph":[',
    ']}',
    '<style>',
    '</style>',
    '&amp;',
    '&#x202e;',
    '&nbsp;',
  ],
  ...[
    '<',
    '>',
    '"',
    '=',
    '“',
    '”',
    'word ',
    ' ',
    '\n',
    '<![CDATA[',
    '<html lang="',
    '<body>',
    '\0',
    ...invisible,
  ],
];

export const feeds = [
  '<?xml version="1.0"?><rss version="2.0"><channel><title>N</title><item><title>A</title><link>https://example.org/a</link></item></channel></rss>',
  '<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><title>A</title><link href="https://example.org/a"/></entry></feed>',
  '<urlset><url><loc>https://example.org/a</loc></url></urlset>',
  '{"version":"https://jsonfeed.org/version/1","title":"N","items":[{"url":"https://example.org/a"}]}',
];
export const feedTokens = [
  ...[
    '<rss>',
    '<channel>',
    '<item>',
    '</item>',
    '<link>',
    '</link>',
    '<feed>',
    '<entry>',
    '<urlset>',
    '<url>',
    '<loc>',
    '</loc>',
  ],
  ...[
    '<?xml ?>',
    '<!DOCTYPE x [',
    '<!ENTITY a "b">',
    '&a;',
    '&#',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<a:b ',
    'x="',
    '"',
    '/>',
  ],
  ...['{', '}', '[', ']', '"items":', 'https://example.org/', ' ', '\n', '<', '>', '&', '\0'],
];

export const robots = `User-agent: *
Disallow: /private*/x$
Allow: /
Crawl-delay: 2
User-agent: nato-quote/1.0
Disallow: /a`;
export const robotsTokens = [
  ...[
    'User-agent: ',
    'user-agent:*',
    'Disallow: ',
    'Allow: ',
    'Crawl-delay: ',
    'Sitemap: ',
    '*',
    '$',
    '/',
    '%2F',
    '%',
    '#',
    ':',
  ],
  ...['\n', '\r', ' ', '\t', 'nato-quote', 'a', 'ü', '1e9'],
];
