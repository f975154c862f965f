import { isInlineClutter } from './clutter.ts';
import { leadsToNote, scriptText } from './script-element.ts';
import type { TextStyle } from './style.ts';
import {
  blockTags,
  embeddedTags,
  fieldTags,
  pictureTags,
  preformattedTags,
  unseenClass,
  unseenTags,
} from './tags.ts';
import { quoteMarks } from './text/quote-marks.ts';
import { isNoteMark, lowered, raised } from './text/scripts.ts';
import { type BuiltText, createTextBuilder, type TextContext } from './text/text-builder.ts';
import {
  attributeOf,
  hasAttribute,
  isElement,
  isText,
  type PageElement,
  type PageNode,
  type PageTree,
} from './tree.ts';

/** The text of a block element: a paragraph, a heading, a list item. */
export type Block = BuiltText & { readonly kind: 'block'; readonly tag: string; readonly isQuoted: boolean };

/** An element that contains blocks. */
export type Container = {
  readonly kind: 'container';
  readonly element: PageElement;
  /** Its tag; for an inline element around blocks, the tag of the enclosing block. */
  readonly tag: string;
  readonly children: (Container | Block)[];
};

type Context = TextContext & {
  readonly container: Container;
  readonly quoteDepth: number;
  readonly language: string;
  /** True in an SVG, where only `<text>` is text. */
  readonly isDrawing: boolean;
  /** True in a `<blockquote>`. */
  readonly isQuoted: boolean;
};

type Step =
  | { readonly kind: 'enter'; readonly node: PageNode; readonly context: Context }
  | { readonly kind: 'leave'; readonly run: () => void };

const emoji = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{RI}|\u200D|\uFE0F|\u20E3)+$/u;

/** Returns the elements that begin a line, and the inline ones that contain such an element. */
function blockElements(page: PageTree, styleOf: (element: PageElement) => TextStyle): Set<PageElement> {
  const blocks = new Set<PageElement>();
  for (const element of page.elements) {
    const { display } = styleOf(element);
    const isBlock = /^inline/.test(display)
      ? element.tagName === 'body'
      : blockTags.has(element.tagName) || /^(?:block|flex|grid|list-item|table|flow-root)/.test(display);
    if (!isBlock) continue;
    let one: PageElement | null = element;
    while (one !== null && !blocks.has(one)) {
      blocks.add(one);
      one = one.parentNode !== null && 'tagName' in one.parentNode ? one.parentNode : null;
    }
  }
  return blocks;
}

/** True if the `hidden` attribute hides an element. `until-found` hides block elements, but not inline ones. */
function isHidden(element: PageElement, isBlock: boolean): boolean {
  return hasAttribute(element, 'hidden') && (isBlock || attributeOf(element, 'hidden') !== 'until-found');
}

/** Returns the visible text of a page as blocks within their containers, in reading order. */
export function readBlocks(page: PageTree, styleOf: (element: PageElement) => TextStyle): Container {
  const blocks = blockElements(page, styleOf);
  const builder = createTextBuilder();
  const flush = ({ container, isQuoted }: Context) => {
    const built = builder.take();
    if (built.text !== '') container.children.push({ ...built, kind: 'block', tag: container.tag, isQuoted });
  };
  const enterText = (text: string, context: Context) => {
    // A blank line of preformatted text ends a block.
    const parts = context.preformatted ? text.split(/\n[ \t\r]*\n/) : [text];
    parts.forEach((part, index) => {
      if (index > 0) flush(context);
      builder.append(part, context);
    });
  };
  const root: Container = { kind: 'container', element: page.root, tag: 'body', children: [] };
  const waiting: Step[] = [];
  const enterChildren = (children: readonly PageNode[], context: Context) => {
    for (let index = children.length - 1; index >= 0; index--) {
      const node = children[index];
      if (node !== undefined) waiting.push({ kind: 'enter', node, context });
    }
  };
  const leave = (run: () => void) => void waiting.push({ kind: 'leave', run });

  const enterElement = (element: PageElement, outer: Context): void => {
    const tag = element.tagName;
    const style = styleOf(element);
    const isBlock = blocks.has(element);
    if (unseenTags.has(tag) || style.hidden || isHidden(element, isBlock)) return;
    if (tag === 'dialog' && !hasAttribute(element, 'open')) return;
    if (style.obscured || unseenClass.test(attributeOf(element, 'class'))) {
      if (!isBlock) builder.doubt('hidden');
      return;
    }
    if (tag === 'br') {
      if (builder.endLine()) flush(outer);
      return;
    }
    if (embeddedTags.has(tag)) {
      builder.object('embedded');
      return;
    }
    if (pictureTags.has(tag)) {
      const text = attributeOf(element, 'alt');
      if (emoji.test(text)) {
        builder.append(text, outer);
        return;
      }
      if (text !== '' || !hasAttribute(element, 'alt')) builder.object('picture');
      return;
    }
    if (fieldTags.has(tag)) {
      if (attributeOf(element, 'type') !== 'hidden') builder.doubt('form');
      return;
    }
    if (tag === 'rt') {
      builder.doubt('ruby');
      return;
    }
    if (tag === 'math') builder.doubt('formula');
    if (tag === 'bdo' && attributeOf(element, 'dir') !== '') builder.doubt('reversed');
    if (style.generated && !isBlock) builder.doubt('generated');
    if (tag === 'sup' || tag === 'sub') {
      const text = scriptText(element, styleOf);
      if (text === '' || (text !== null && tag === 'sup' && (isNoteMark(text) || leadsToNote(element))))
        return;
      if (text !== null) {
        builder.append(tag === 'sup' ? raised(text) : lowered(text), outer);
        return;
      }
      builder.doubt('formula');
    }
    const context: Context = {
      ...outer,
      linked: outer.linked || (tag === 'a' && hasAttribute(element, 'href')),
      cluttered: outer.cluttered || (!isBlock && isInlineClutter(element)),
      struck: outer.struck || /^(?:del|s|strike)$/.test(tag) || style.struck,
      preformatted: outer.preformatted || style.preformatted || preformattedTags.has(tag),
      quoteDepth: outer.quoteDepth + (tag === 'q' ? 1 : 0),
      language: attributeOf(element, 'lang') || outer.language,
      isDrawing: tag === 'svg' || (outer.isDrawing && tag !== 'text' && tag !== 'foreignObject'),
      isQuoted: outer.isQuoted || tag === 'blockquote',
    };
    if (outer.isDrawing && tag === 'text') {
      builder.endLine();
      leave(() => void builder.endLine());
    }
    if (tag === 'q') {
      // Without a `lang` attribute, the marks are those of the surrounding text.
      const { open, close } = quoteMarks(outer.language, outer.quoteDepth);
      builder.append(open, outer);
      leave(() => builder.append(close, outer));
    }
    const children =
      tag === 'details' && !hasAttribute(element, 'open')
        ? element.childNodes.filter((child) => isElement(child) && child.tagName === 'summary').slice(0, 1)
        : element.childNodes;
    if (!isBlock) {
      enterChildren(children, context);
      return;
    }
    const container: Container = {
      kind: 'container',
      element,
      tag: blockTags.has(tag) ? tag : outer.container.tag,
      children: [],
    };
    flush(outer);
    outer.container.children.push(container);
    const inner = { ...context, container };
    leave(() => flush(inner));
    enterChildren(children, inner);
  };

  enterChildren(page.root.childNodes, {
    container: root,
    linked: false,
    cluttered: false,
    struck: false,
    preformatted: false,
    quoteDepth: 0,
    language: attributeOf(page.root, 'lang'),
    isDrawing: false,
    isQuoted: false,
  });
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if (step.kind === 'leave') step.run();
    else if (isElement(step.node)) enterElement(step.node, step.context);
    else if (isText(step.node) && !step.context.isDrawing) enterText(step.node.value, step.context);
  }
  return root;
}
