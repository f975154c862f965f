import { attributeOf, isText, type PageElement, type PageTree } from './tree.ts';

/** The CSS properties of an element that decide whether its text is visible. */
export type TextStyle = {
  /** `display: none`, or `visibility: hidden`. */
  readonly hidden: boolean;
  /** Hidden in a way that layouts use too: off the screen, transparent, without size. */
  readonly obscured: boolean;
  readonly struck: boolean;
  /** The text that the style sheet adds before or after it. */
  readonly generated: boolean;
  readonly display: string;
  readonly preformatted: boolean;
};

type Declarations = ReadonlyMap<string, string>;

/** Parses the declarations of a rule's body or a `style` attribute. */
function declarationsOf(source: string): Map<string, string> {
  const declarations = new Map<string, string>();
  for (const declaration of source.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const value = declaration
      .slice(colon + 1)
      .toLowerCase()
      .replace('!important', '')
      .trim();
    declarations.set(declaration.slice(0, colon).trim().toLowerCase(), value);
  }
  return declarations;
}

const simpleSelector = /^(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?(?:::?(?:before|after))?$/i;

/**
 * Returns the rules of the page's own style sheets whose selector is one tag, class or id, by selector. Rules for
 * paper and other media are skipped, and so are selectors that need the page's structure.
 */
function rulesOf({ elements }: PageTree): Map<string, Map<string, string>> {
  const rules = new Map<string, Map<string, string>>();
  for (const element of elements) {
    if (element.tagName !== 'style' || !/^(?:|all|screen)$/i.test(attributeOf(element, 'media'))) continue;
    const source = element.childNodes.map((node) => (isText(node) ? node.value : '')).join('');
    let depth = 0;
    let selector = '';
    let from = 0;
    for (let at = 0; at < source.length; at++) {
      const character = source.charAt(at);
      if (character === '/' && source.charAt(at + 1) === '*') {
        const end = source.indexOf('*/', at + 2);
        if (depth === 0) from = end + 2;
        if (end < 0) break;
        at = end + 1;
      } else if (character === '{') {
        if (depth === 0) selector = source.slice(from, at);
        if (++depth === 1) from = at + 1;
      } else if (character === '}' && depth > 0) {
        if (--depth > 0) continue;
        if (!selector.includes('@'))
          for (const one of selector.split(',').map((part) => part.trim().toLowerCase()))
            if (one !== '' && simpleSelector.test(one)) {
              const known = rules.get(one) ?? new Map<string, string>();
              for (const [name, value] of declarationsOf(source.slice(from, at))) known.set(name, value);
              rules.set(one, known);
            }
        from = at + 1;
      } else if (character === ';' && depth === 0) from = at + 1;
    }
  }
  return rules;
}

const isZero = (value = '') => /^0(?:px|em|rem|%)?$/.test(value);
const isFarOff = (value = '') => /^-\d{3,}(?:\.\d+)?(?:px|em|rem)$/.test(value);

function isObscured(style: Declarations): boolean {
  return (
    isZero(style.get('opacity')) ||
    isZero(style.get('font-size')) ||
    style.get('color') === 'transparent' ||
    (style.has('clip') && style.get('clip') !== 'auto') ||
    (style.has('clip-path') && style.get('clip-path') !== 'none') ||
    ['left', 'right', 'top', 'text-indent', 'margin-left'].some((name) => isFarOff(style.get(name)))
  );
}

const plain: TextStyle = {
  hidden: false,
  obscured: false,
  struck: false,
  generated: false,
  display: '',
  preformatted: false,
};

/** Makes a function that returns an element's style, from its `style` attribute and the page's rules for its tag, class and id. */
export function stylesOf(page: PageTree): (element: PageElement) => TextStyle {
  const rules = rulesOf(page);
  const adds = (selector: string) =>
    ['before', 'after'].some((part) =>
      [`${selector}:${part}`, `${selector}::${part}`].some((one) => {
        const content = rules.get(one)?.get('content') ?? 'none';
        if (/^(?:none|normal|(?:no-)?(?:open|close)-quote)$/.test(content)) return false;
        // Escapes are nearly always icons of an icon font.
        return /[\p{L}\p{N}]/u.test(content.replace(/\\[0-9a-f]+/g, ''));
      }),
    );
  return (element) => {
    const inline = attributeOf(element, 'style');
    if (inline === '' && rules.size === 0) return plain;
    const tag = element.tagName;
    const names = [
      ...attributeOf(element, 'class')
        .toLowerCase()
        .split(/\s+/)
        .slice(0, 50)
        .map((name) => `.${name}`),
      `#${attributeOf(element, 'id').toLowerCase()}`,
    ].filter((name) => name.length > 1);
    const selectors = rules.size === 0 ? [] : [tag, ...names.flatMap((name) => [name, `${tag}${name}`])];
    const style = new Map<string, string>();
    for (const declarations of [...selectors.map((one) => rules.get(one)), declarationsOf(inline)])
      for (const [name, value] of declarations ?? []) style.set(name, value);
    const decoration = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
    return {
      hidden: style.get('display') === 'none' || /^(?:hidden|collapse)$/.test(style.get('visibility') ?? ''),
      obscured: isObscured(style),
      struck: decoration.includes('line-through'),
      generated: selectors.some(adds),
      display: style.get('display') ?? '',
      preformatted: /^(?:pre|break-spaces)/.test(style.get('white-space') ?? ''),
    };
  };
}
