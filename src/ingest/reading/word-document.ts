import { FetchError } from '../../errors.ts';

/** In bytes: a DOCX is compressed; a hundred pages of text take less than one of these megabytes. */
const maxBytes = 10_000_000;

/**
 * Returns the text of a Word document, its paragraphs apart by blank lines.
 * @throws FetchError for more than 10 MB
 */
export async function textOfWordDocument(bytes: Uint8Array): Promise<string> {
  if (bytes.length > maxBytes)
    throw new FetchError(`the document has ${bytes.length} bytes: ${maxBytes} are the most; save it as text`);
  // Loaded when the first document comes: it takes longer to load than most pages take to read.
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  return value;
}
