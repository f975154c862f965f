import type { Option } from '@slack/types';
import { fold } from '../../search/text/words.ts';
import { limits } from '../outbound/limits.ts';
import { beginning, shorten } from '../outbound/shorten.ts';

/** Returns an option for a name. Its value is the name, cut to Slack's limit between words. */
function nameOption(name: string): Option & { value: string } {
  return {
    text: { type: 'plain_text', text: shorten(name, limits.optionText) },
    value: beginning(name, limits.optionValue),
  };
}

/** Splits a name, or typed text, into words: `o'brien` and `Europe/Brussels` are two each. */
const wordsIn = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/**
 * What a pick-list offers while a person types: names that have each typed word as the beginning of one of
 * their own, those that begin with what is typed first, at most as many as Slack shows.
 */
export function nameOptions(names: readonly string[], typed: string): Option[] {
  const wanted = fold(typed).trim();
  const beginnings = wordsIn(wanted);
  const fitting = names.filter((name) => {
    const own = wordsIn(fold(name));
    return beginnings.every((one) => own.some((word) => word.startsWith(one)));
  });
  const startsWith = (name: string) => (fold(name).startsWith(wanted) ? 0 : 1);
  const offered = fitting.sort((one, other) => startsWith(one) - startsWith(other)).map(nameOption);
  const byValue = new Map(offered.map((option) => [option.value, option]));
  byValue.delete('');
  return [...byValue.values()].slice(0, limits.options);
}
