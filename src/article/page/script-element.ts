import type { TextStyle } from './style.ts';
import { unseenClass } from './tags.ts';
import { cleanLine } from './text/line.ts';
import { attributeOf, hasAttribute, isElement, isText, nodesBelow, type PageElement } from './tree.ts';

const maxScriptLength = 20;

/** Returns the text of a `<sup>` or `<sub>`, or `null` if it is too long or has block elements. */
export function scriptText(
  element: PageElement,
  styleOf: (element: PageElement) => TextStyle,
): string | null {
  let text = '';
  for (const node of nodesBelow(element)) {
    if (isText(node)) text += node.value;
    else if (isElement(node)) {
      const { hidden, obscured, struck } = styleOf(node);
      if (
        hidden ||
        obscured ||
        struck ||
        !/^(?:a|abbr|b|em|font|i|mark|small|span|strong|u|var)$/.test(node.tagName)
      )
        return null;
      if (hasAttribute(node, 'hidden') || unseenClass.test(attributeOf(node, 'class'))) return null;
    }
    if (text.length > 4 * maxScriptLength) return null;
  }
  const line = cleanLine(text);
  return line.length > maxScriptLength ? null : line;
}

/** True if a `<sup>` refers to a note, by its class or role or by a link within the page. */
export function leadsToNote(element: PageElement): boolean {
  const says = (one: PageElement) =>
    /(?:foot|end)?note|reference|\bfn|cite/i.test(
      `${attributeOf(one, 'class')} ${attributeOf(one, 'id')} ${attributeOf(one, 'role')} ${attributeOf(one, 'epub:type')}`,
    );
  if (says(element)) return true;
  const links = [...nodesBelow(element)].filter(isElement).filter(({ tagName }) => tagName === 'a');
  return links.some((link) => attributeOf(link, 'href').includes('#') || says(link));
}
