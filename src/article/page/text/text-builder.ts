/** Why the text of a block may differ, at one offset, from what a reader sees. */
export type DoubtKind =
  | 'struck'
  | 'hidden'
  | 'picture'
  | 'embedded'
  | 'form'
  | 'formula'
  | 'ruby'
  | 'reversed'
  | 'generated'
  | 'control'
  | 'interrupted';

export type Doubt = { readonly at: number; readonly kind: DoubtKind };

/** The formatting of a piece of text: whether it is in a link, an inline byline or tag, struck out, preformatted. */
export type TextContext = {
  readonly linked: boolean;
  readonly cluttered: boolean;
  readonly struck: boolean;
  readonly preformatted: boolean;
};

export type BuiltText = {
  /** The text. Lines that `<br>` or preformatted text ended are separated by `\n`. */
  readonly text: string;
  /** How many characters are in links and in inline clutter, without white space. */
  readonly linkedLength: number;
  readonly clutteredLength: number;
  readonly doubts: readonly Doubt[];
};

/** Builds the text of one block as a browser shows it: white space collapsed, lines trimmed. */
export type TextBuilder = {
  readonly append: (text: string, context: TextContext) => void;
  /** Ends a line. Returns true if the line was empty, in which case the break ends the block. */
  readonly endLine: () => boolean;
  readonly doubt: (kind: DoubtKind) => void;
  /** Records an element that is not text. It counts as a doubt only between words. */
  readonly object: (kind: 'picture' | 'embedded') => void;
  /** Returns the text so far and starts the next block. */
  readonly take: () => BuiltText;
};

/** Encloses struck text, as in Markdown. */
const strikeMark = '~~';
// Control characters cannot be saved in an article's file, nor can unpaired surrogates.
const unfit = /[\p{Cc}\p{Cs}]/gu;
const solid = (text: string): number => text.replace(/\s+/g, '').length;

export function createTextBuilder(): TextBuilder {
  let lines: string[] = [];
  let linesLength = 0;
  // A line grows piece by piece. Reading all of it each time would take quadratic time.
  let line = '';
  let isLineEmpty = true;
  let endsInSpace = false;
  let linkedLength = 0;
  let clutteredLength = 0;
  let doubts: Doubt[] = [];
  let objects: Doubt[] = [];
  let isStruck = false;

  const position = () => linesLength + line.length;
  const doubt = (kind: DoubtKind, at = position()) => void doubts.push({ at, kind });
  const isEmpty = () => lines.length === 0 && isLineEmpty;
  const strike = (struck: boolean) => {
    if (struck === isStruck) return;
    isStruck = struck;
    line += strikeMark;
    isLineEmpty = false;
    endsInSpace = false;
    if (struck) doubt('struck');
  };
  const closeLine = () => {
    const trimmed = line.trimEnd();
    if (trimmed !== '') {
      lines.push(trimmed);
      linesLength += trimmed.length + 1;
    }
    line = '';
    isLineEmpty = true;
    endsInSpace = false;
  };
  const appendLine = (text: string) => {
    const fitting = text.replace(unfit, '');
    const added = isLineEmpty ? fitting.trimStart() : fitting;
    if (added === '') return;
    if (objects.length > 0 && added.trim() !== '') {
      doubts.push(...objects);
      objects = [];
    }
    line += added;
    isLineEmpty = false;
    endsInSpace = added.endsWith(' ');
  };
  const endLine = () => {
    const wasEmpty = isLineEmpty;
    closeLine();
    return wasEmpty;
  };
  return {
    append(source, { linked, cluttered, struck, preformatted }) {
      const text = source.replaceAll('\u00AD', '');
      if (/\S/.test(text)) strike(struck);
      if (/[^\P{Cc}\t\n\f\r]/u.test(text)) doubt('control');
      const length = linked || cluttered ? solid(text) : 0;
      if (linked) linkedLength += length;
      if (cluttered) clutteredLength += length;
      if (preformatted) {
        text.split(/\r\n?|\n/).forEach((part, index) => {
          if (index > 0) closeLine();
          appendLine(part);
        });
        return;
      }
      const collapsed = text.replace(/[\t\n\f\r ]+/g, ' ');
      appendLine(endsInSpace ? collapsed.replace(/^ /, '') : collapsed);
    },
    endLine,
    doubt: (kind) => doubt(kind),
    object(kind) {
      if (!isEmpty()) objects.push({ at: position(), kind });
    },
    take() {
      strike(false);
      closeLine();
      const text = lines.join('\n');
      const built = {
        text,
        linkedLength,
        clutteredLength,
        doubts: doubts.map(({ at, kind }) => ({ at: Math.min(at, text.length), kind })),
      };
      lines = [];
      linesLength = 0;
      linkedLength = 0;
      clutteredLength = 0;
      doubts = [];
      objects = [];
      return built;
    },
  };
}
