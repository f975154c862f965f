import { shown } from './file/fault.ts';

/** The default language of an article. */
export const defaultLanguage = 'en';

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Returns why a value is not a language code of ISO 639, or `null` if it is one. */
export function languageFault(value: string): string | null {
  const known = /^[a-z]{2,3}$/.test(value) && names.of(value) !== undefined;
  return known
    ? null
    : `language is ${shown(value)}, which is no language code: write two letters of ISO 639-1, as in en, de or uk`;
}
