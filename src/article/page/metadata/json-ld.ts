import { cleanLine } from '../text/line.ts';
import { attributeOf, isText, type PageTree } from '../tree.ts';

/** The fields of an article in a page's JSON-LD; `''` for a missing one. */
export type LinkedData = {
  readonly title: string;
  readonly date: string;
  readonly outlet: string;
  readonly author: string;
  readonly url: string;
  readonly language: string;
};

type Thing = Readonly<Record<string, unknown>>;

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Deeper than any publisher nests. Deeper nesting is ignored, so that no page exhausts the stack.
const deepest = 8;
const maxTextLength = 5000;
const maxListed = 50;

/** Returns every object in a JSON-LD value, outermost first. */
function thingsIn(value: unknown, depth = 0): Thing[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((one) => thingsIn(one, depth + 1));
  if (!isThing(value)) return [];
  return [value, ...Object.values(value).flatMap((one) => thingsIn(one, depth + 1))];
}

const typesOf = (thing: Thing): string[] =>
  [thing['@type']].flat().filter((type): type is string => typeof type === 'string');
const isArticle = (thing: Thing) => typesOf(thing).some((type) => /(?:Article|Posting|Report)$/.test(type));

/** Returns the text of a value, which JSON-LD allows to be a string, an object with a name, or a list of either. */
function textOf(value: unknown, ...names: readonly string[]): string {
  if (typeof value === 'string') return cleanLine(value.slice(0, maxTextLength));
  if (Array.isArray(value))
    return value
      .slice(0, maxListed)
      .flat(1)
      .map((one) => (Array.isArray(one) ? '' : textOf(one, ...names)))
      .filter((one) => one !== '')
      .join(', ');
  if (!isThing(value)) return '';
  const name = names.find((one) => typeof value[one] === 'string');
  return name === undefined ? '' : textOf(value[name]);
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source.replace(/[\n\r\t]/g, ' '));
  } catch {
    // Broken JSON-LD, or JSON-LD that exhausts the parser's stack, is skipped: the page may give the same fields elsewhere.
    return null;
  }
}

/** Reads the schema.org Article, or a subtype, from a page's `application/ld+json` scripts. */
export function linkedDataOf(page: PageTree): LinkedData {
  const scripts = page.elements
    .filter(
      (one) => one.tagName === 'script' && attributeOf(one, 'type').toLowerCase() === 'application/ld+json',
    )
    .map(({ childNodes }) => childNodes.map((node) => (isText(node) ? node.value : '')).join(''));
  const things = scripts.flatMap((script) => thingsIn(parse(script)));
  // The outermost article is that of the page. In a live blog, those of its posts follow.
  const article = things.find(isArticle) ?? {};
  const byId = new Map(things.map((thing) => [thing['@id'], thing]));
  const resolved = (value: unknown) =>
    isThing(value) && Object.keys(value).length === 1 ? (byId.get(value['@id']) ?? value) : value;
  return {
    title: textOf(article.headline) || textOf(article.name),
    date: textOf(article.datePublished) || textOf(article.dateCreated),
    outlet: textOf(resolved(article.publisher), 'name'),
    author: textOf([article.author].flat().map(resolved), 'name'),
    url: textOf(article.mainEntityOfPage, '@id', 'url') || textOf(article.url),
    language: textOf(article.inLanguage, 'alternateName', 'name'),
  };
}
