import { english } from './en/english.ts';
import type { Language } from './language.ts';

/** The languages that the program knows, by code. */
export const languages: ReadonlyMap<string, Language> = new Map([english].map((one) => [one.code, one]));

/** Returns the language with a code of ISO 639-1, or `null` if there is no `Language` object for it. */
export function languageOf(code: string): Language | null {
  return languages.get(code) ?? null;
}
