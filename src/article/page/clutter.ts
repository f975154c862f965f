import { isElement, type PageElement } from './dom.ts';

/** What is never an article's text, whatever it is called. */
const never =
  'script, style, noscript, template, iframe, object, embed, svg, canvas, form, button, input, select, textarea, ' +
  'dialog, nav, aside, figure, figcaption, picture, video, audio, amp-img, amp-ad, amp-social-share, amp-sidebar, ' +
  'amp-consent, address, time, [hidden], [aria-hidden="true"], [rel~="author"], [itemprop="author"], ' +
  '[itemprop="caption"], [role="navigation"], [role="complementary"], [role="dialog"], [role="alert"], ' +
  '[role="banner"], [role="contentinfo"], .twitter-tweet, .instagram-media, .sr-only, .visually-hidden';

// Words that layouts use in class names and ids for what stands beside an article, not in it.
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

// Both the free beginning of an article and the offer that follows it are called "paywall-…".
const offer = /\b(?:subscri(?:be|ption)|sign (?:in|up)|log in|register|unlock|unlimited|free trial)\b/i;

/** Whether an element's class or id says that it is not part of the article. */
function saysClutter(element: PageElement): boolean {
  const names = `${element.className} ${element.id}`;
  if (names.trim() === '') return false;
  const spaced = names.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  if (/paywall|regwall|barrier/i.test(names)) return offer.test(element.textContent ?? '');
  return phrases.test(names) || spaced.split(/[^a-z]+/).some((word) => words.has(word));
}

const lengthOf = (element: PageElement) => element.textContent?.length ?? 0;

/**
 * Takes out of a page what is not its article: scripts, navigation, captions, bylines, boxes for newsletters,
 * cookies and related stories. An element that holds most of the page's paragraphs stays whatever its name
 * is: `class="paywall-content"` may well be the article.
 */
export function removeClutter(page: PageElement): void {
  for (const element of [...page.querySelectorAll(never)]) element.remove();
  const paragraphs = [...page.querySelectorAll('p')];
  const half = paragraphs.reduce((sum, one) => sum + lengthOf(one), 0) / 2;
  for (const element of [...page.querySelectorAll('[class], [id]')]) {
    if (!isElement(element) || /^(?:html|body|article|main)$/i.test(element.tagName) || !saysClutter(element))
      continue;
    const held = [...element.querySelectorAll('p')].reduce((sum, one) => sum + lengthOf(one), 0);
    if (held <= half) element.remove();
  }
}
