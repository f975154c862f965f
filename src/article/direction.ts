/** Invisible characters that change the display order of others (UAX #9): overrides, isolates, marks. */
const directionControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const popEmbedding = '\u202c';
const popIsolate = '\u2069';

/** The character that ends the effect of each control. */
const endOf = new Map([
  ['\u202a', popEmbedding],
  ['\u202b', popEmbedding],
  ['\u202d', popEmbedding],
  ['\u202e', popEmbedding],
  ['\u2066', popIsolate],
  ['\u2067', popIsolate],
  ['\u2068', popIsolate],
]);

const codeName = (character: string) =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Returns a text with its direction controls written out, so that it is shown in the order in which it is stored. Not
 * for quotes, whose characters stay as they are.
 * @example visibleDirections('a\u202eb') // 'a⟨U+202E⟩b'
 */
export function visibleDirections(text: string): string {
  return text.replace(directionControls, (control) => `⟨${codeName(control)}⟩`);
}

/** Returns the controls that close those left open in `text`. Appended to it, they keep the order of what follows. */
export function closingDirections(text: string): string {
  const open: string[] = [];
  for (const [control] of text.matchAll(directionControls)) {
    const end = endOf.get(control);
    if (end !== undefined) open.push(end);
    else if (control === popEmbedding && open.at(-1) === popEmbedding) open.pop();
    else if (control === popIsolate && open.includes(popIsolate))
      // The end of an isolate ends the embeddings in it as well.
      while (open.pop() !== popIsolate);
  }
  return open.reverse().join('');
}

/** Returns the names of the direction controls in `text`, each once: `U+202E`. */
export function turningDirections(text: string): string[] {
  return [...endOf.keys()].filter((control) => text.includes(control)).map(codeName);
}
