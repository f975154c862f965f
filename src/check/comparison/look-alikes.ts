/** Cyrillic and Greek letters that look like Latin ones (Unicode Technical Standard 39, confusables). */
const pairs =
  'аa еe оo рp сc уy хx іi ѕs јj ԁd һh ӏl ԛq ԝw вb нh кk мm тt АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЅS ЈJ ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo αa νv ρp τt υu ιi κk εe ɡg ɑa ı';
const latinOf = new Map(
  pairs
    .split(' ')
    .filter((pair) => [...pair].length === 2)
    .map((pair) => [[...pair][0] ?? '', [...pair][1] ?? ''] as const),
);

/** A text with look-alike letters replaced, and the words that had any, as they were written. */
export type Folded = { readonly text: string; readonly words: readonly string[] };

/** Replaces letters of other alphabets in words that can be read as Latin throughout; other words stay. */
export function foldLookAlikes(text: string): Folded {
  const words: string[] = [];
  const folded = text.replace(/[\p{L}\p{M}'’-]+/gu, (word) => {
    const letters = [...word];
    if (!letters.some((letter) => latinOf.has(letter))) return word;
    const replaced = letters.map((letter) => latinOf.get(letter) ?? letter).join('');
    if (/[^\p{Script=Latin}\p{M}'’-]/u.test(replaced)) return word;
    words.push(word);
    return replaced;
  });
  return { text: folded, words };
}
