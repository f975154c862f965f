import type { TranscriptRules } from '../quoting-language.ts';

export const transcripts: TranscriptRules = {
  // The words of the first line begin names as well ("Press Secretary Berg", "Speaker Hale", "A. Winter"), so they count
  // only alone or with a number or a letter after them.
  unnamedLabel: new RegExp(
    '^(?:(?:q|a|press|speaker)\\.?(?:\\s*(?:$|[\\d(])|\\s\\p{L}$)|' +
      '(?:an? )?(?:question|answer|moderator|interviewer|host|journalist|reporter|operator|audience|voice|participant' +
      '|unidentified|unknown|inaudible|crosstalk)\\b)',
    'iu',
  ),
  labelWords: new Set('of the for and to de der den van von da di la le al bin & - – —'.split(' ')),
  siteNote: /^\s*(?:follow|subscribe|sign up|click here|read more|watch (?:the|more))\b/iu,
};
