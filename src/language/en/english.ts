import type { Language } from '../language.ts';
import { englishQuoting } from './quoting-language.ts';
import { englishSearch } from './searching/search-language.ts';

export const english: Language = { code: 'en', quoting: englishQuoting, searching: englishSearch };
