import { describe, expect, it } from 'vitest';
import { nameOptions } from '../../src/slack/requests/options.ts';
import { zones } from '../../src/usecases/digest/time-zones.ts';

const names = ['Jean-Noël Barrot', 'Sinéad O’Brien', 'Mark Rutte', 'Noel Marks'];
const offered = (typed: string, from: readonly string[] = names) =>
  nameOptions(from, typed).map(({ value }) => value);

describe('a pick-list of names', () => {
  it('finds names with hyphens, apostrophes and accents, typed with or without them', () => {
    for (const typed of ['jean-noel', 'Jean Noël', 'jean-noël bar', 'noel-jean'])
      expect(offered(typed), typed).toEqual(['Jean-Noël Barrot']);
    for (const typed of ["o'brien", 'O’Brien', 'o brien', "sinead o'b"])
      expect(offered(typed), typed).toEqual(['Sinéad O’Brien']);
    expect(offered('mark')).toEqual(['Mark Rutte', 'Noel Marks']);
    expect(offered('zzz')).toEqual([]);
  });

  it('finds a time zone by its name', () => {
    for (const typed of ['Europe/Brussels', 'europe/bru', 'brussels'])
      expect(offered(typed, [...zones]), typed).toContain('Europe/Brussels');
    expect(offered('america/new_york', [...zones])).toContain('America/New_York');
  });
});
