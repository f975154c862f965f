type Marks = readonly [open: string, close: string, innerOpen: string, innerClose: string];

const english: Marks = ['“', '”', '‘', '’'];

// The marks that Chromium draws around <q> (from CLDR), by the language of the surrounding text.
const byLanguage: Readonly<Record<string, Marks>> = {
  bg: ['„', '“', '„', '“'],
  cs: ['„', '“', '‚', '‘'],
  da: ['“', '”', '‘', '’'],
  de: ['„', '“', '‚', '‘'],
  el: ['«', '»', '“', '”'],
  es: ['«', '»', '“', '”'],
  et: ['„', '“', '«', '»'],
  fi: ['”', '”', '’', '’'],
  fr: ['«', '»', '«', '»'],
  hu: ['„', '”', '»', '«'],
  it: ['«', '»', '“', '”'],
  ja: ['「', '」', '『', '』'],
  lt: ['„', '“', '„', '“'],
  lv: ['“', '”', '‘', '’'],
  nb: ['«', '»', '‘', '’'],
  no: ['«', '»', '‘', '’'],
  pl: ['„', '”', '«', '»'],
  ro: ['„', '”', '«', '»'],
  ru: ['«', '»', '„', '“'],
  sk: ['„', '“', '‚', '‘'],
  sl: ['„', '“', '‚', '‘'],
  sv: ['”', '”', '’', '’'],
  uk: ['«', '»', '„', '“'],
};

/** Returns the marks that a browser draws around a `<q>` nested in `depth` others. */
export function quoteMarks(
  language: string,
  depth: number,
): { readonly open: string; readonly close: string } {
  const code = language.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  const [open, close, innerOpen, innerClose] =
    (Object.hasOwn(byLanguage, code) ? byLanguage[code] : undefined) ?? english;
  return depth === 0 ? { open, close } : { open: innerOpen, close: innerClose };
}
