/** Puts a text between `<!-- NAME -->` and `<!-- /NAME -->`. */
export function fill(markdown: string, name: string, text: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [markdown.indexOf(open), markdown.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`there is no place for ${open} … ${close}`);
  return `${markdown.slice(0, start + open.length)}\n${text}\n${markdown.slice(end)}`;
}
