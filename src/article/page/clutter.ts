import type { Block, Container } from './blocks.ts';
import { attributeOf, attributeWords, type PageElement } from './tree.ts';

// Elements that are never part of an article's text.
const boxTags = new Set('dialog nav aside figure figcaption address amp-sidebar amp-consent'.split(' '));
const boxRoles = new Set('navigation complementary dialog alert banner contentinfo'.split(' '));
const boxClasses = new Set(['twitter-tweet', 'instagram-media']);

// Words that layouts use in class names and ids for elements beside the article.
const words = new Set(
  (
    'ad ads advert advertisement adslot sponsor sponsored promo promotion outbrain taboola caption captions credit ' +
    'credits copyright byline author authors bio dateline timestamp related recirc recirculation recommended ' +
    'recommendations popular trending newsletter newsletters subscribe subscription signup cookie cookies consent ' +
    'gdpr donate donation share sharing social comments comment disqus breadcrumb breadcrumbs ' +
    'tags toolbar sidebar widget pullquote masthead menu banner modal popup overlay correction disclaimer'
  ).split(' '),
);
const phrases =
  /(?:^|[\s_-])(?:read[-_]?(?:more|next|also)|most[-_]read|more[-_](?:on|from|stories|news)|see[-_]also|sign[-_]up|pull[-_]quote|support[-_]us)(?:$|[\s_-])/i;

// "paywall-…" names both the free beginning of an article and the offer after it.
const gate = /paywall|regwall|barrier/i;
const offer = /\b(?:subscri(?:be|ption)|sign (?:in|up)|log in|register|unlock|unlimited|free trial)\b/i;

const maxNamesLength = 1000;
const namesOf = (element: PageElement) =>
  `${attributeOf(element, 'class')} ${attributeOf(element, 'id')}`.slice(0, maxNamesLength);

/** True if an element's class or id says that it is not part of the article. */
function saysClutter(names: string): boolean {
  if (names.trim() === '') return false;
  const spaced = names.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return phrases.test(names) || spaced.split(/[^a-z]+/).some((word) => words.has(word));
}

const namesAuthor = (element: PageElement) =>
  attributeWords(element, 'rel').includes('author') ||
  /^(?:author|caption)$/.test(attributeOf(element, 'itemprop'));

/** True if a line with only this inline element is a byline, a date, a button or a tag. */
export function isInlineClutter(element: PageElement): boolean {
  return (
    /^(?:time|button|label)$/.test(element.tagName) || namesAuthor(element) || saysClutter(namesOf(element))
  );
}

function isBox(element: PageElement): boolean {
  return (
    boxTags.has(element.tagName) ||
    boxRoles.has(attributeOf(element, 'role')) ||
    attributeOf(element, 'aria-hidden') === 'true' ||
    namesAuthor(element) ||
    attributeWords(element, 'class').some((word) => boxClasses.has(word))
  );
}

/** True if a block consists of a byline, a date, buttons or tags, without a quotation. */
function isClutterLine({ text, clutteredLength }: Block): boolean {
  if (clutteredLength === 0 || text.length > 200 || /["“”„«»‘]/.test(text)) return false;
  return text.replace(/[\s\p{P}\p{S}]+/gu, '').length - clutteredLength <= 10;
}

/** Measures of a container: the characters of its paragraphs, and whether it offers a subscription. */
type Measures = { paragraphs: number; offers: boolean };

/**
 * Finds the blocks of a page outside its article: navigation, captions, bylines, boxes for newsletters,
 * cookies and related stories. Only whole blocks are clutter, never a part of running text. A container that
 * has most of the page's paragraphs is never clutter: `class="paywall-content"` may be the article.
 */
export function clutterIn(root: Container): {
  readonly containers: ReadonlySet<Container>;
  readonly blocks: ReadonlySet<Block>;
} {
  const order: { readonly container: Container; readonly parent: Container | null }[] = [];
  const waiting: { readonly container: Container; readonly parent: Container | null }[] = [
    { container: root, parent: null },
  ];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    order.push(one);
    for (const child of one.container.children)
      if (child.kind === 'container') waiting.push({ container: child, parent: one.container });
  }
  const measures = new Map<Container, Measures>(
    order.map(({ container }) => [container, { paragraphs: 0, offers: false }]),
  );
  const measure = (container: Container) => measures.get(container) ?? { paragraphs: 0, offers: false };
  const blocks = new Set<Block>();
  // Children follow their parents, so in reverse order each sum is complete before it is added to its parent's.
  for (const { container, parent } of order.toReversed()) {
    const own = measure(container);
    for (const child of container.children) {
      if (child.kind === 'container') continue;
      if (child.tag === 'p') own.paragraphs += child.text.length;
      own.offers ||= offer.test(child.text);
      if (isClutterLine(child)) blocks.add(child);
    }
    if (parent === null) continue;
    const outer = measure(parent);
    outer.paragraphs += own.paragraphs;
    outer.offers ||= own.offers;
  }
  const half = measure(root).paragraphs / 2;
  const containers = new Set<Container>();
  for (const { container } of order) {
    const { element, tag } = container;
    const { paragraphs, offers } = measure(container);
    const names = namesOf(element);
    const isNamed =
      !/^(?:html|body|article|main)$/.test(element.tagName) &&
      (tag === 'form' || (gate.test(names) ? offers : saysClutter(names)));
    if (isBox(element) || (isNamed && paragraphs <= half)) containers.add(container);
  }
  return { containers, blocks };
}
