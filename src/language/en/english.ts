import type { Language } from '../language.ts';
import { englishSearch } from './search-language.ts';

export const english: Language = { code: 'en', searching: englishSearch };
