import { englishSearch } from '../../language/en/searching/search-language.ts';
import type { QuoteInArticle } from '../../search/match.ts';
import type { QuoteIndex } from '../../search/ranking-engine.ts';
import { fold, wordsOf } from '../../search/text/words.ts';
import { knownOffices } from './known-offices.ts';
import { compareOffices, isNoOffice, readOffice } from './office.ts';
import { nameForms, namesAgree, readPerson } from './person-names.ts';
import { statesOffice } from './stated-offices.ts';

/**
 * How a claimed speaker relates to the article's: `right`; `wrong` (another person, a namesake, an office that the
 * speaker does not hold, whoever speaks for the person); `unclear` (the article names no person, or the office
 * cannot be known).
 */
export type Agreement = 'right' | 'wrong' | 'unclear';

/** The speaker that a message claims for a quotation, and whether the article agrees. */
export type Claim = { readonly speaker: string; readonly agreement: Agreement };

/** What claims are compared with: the quote, and the corpus for what it knows of offices. */
export type Compared = Pick<QuoteInArticle, 'quote' | 'article'> & { readonly index: QuoteIndex };

const formsOf = (text: string): string[] =>
  wordsOf(text.replace(/['’]s\b/gu, ''))
    .map(({ form }) => englishSearch.spelling(form))
    .filter((form) => !englishSearch.isStopWord(form));

/** Compares a claimed office with the offices of the speaker. */
function officeAgreement(claimed: string, { quote, article, index }: Compared): Agreement {
  const { speaker } = quote;
  if (speaker?.kind !== 'person') return 'unclear';
  const office = readOffice(claimed);
  if (isNoOffice(office)) return 'right';
  const known = knownOffices(index);
  const offices = [...(speaker.role === null ? [] : [readOffice(speaker.role)]), ...known.of(speaker.name)];
  const compared = offices.map((one) => compareOffices(office, one));
  if (compared.includes('same')) return 'right';
  if (compared.includes('different')) return 'wrong';
  const others = known
    .holders(office)
    .filter((name) => !namesAgree(nameForms(name), nameForms(speaker.name)));
  if (others.length > 0 || known.namesakesOf(speaker.name, office).length > 0) return 'wrong';
  if (statesOffice(claimed, nameForms(speaker.name), article.text)) return 'right';
  // A bare country or town says where somebody is from; nothing contradicts it.
  return office.head === null ? 'right' : 'unclear';
}

/**
 * Returns the article's own words for a speaker without a person's name, folded, and the one that says who it is: not
 * "Winter" but "spokesman" in "Winter's official spokesman".
 */
function namedAs({ quote, article }: Compared): { forms: Set<string>; head: string } | null {
  const { speaker } = quote;
  if (speaker === null) return null;
  const mention = article.text.slice(speaker.mention.start, speaker.mention.end);
  const [main = mention] = mention.split(/\s(?:of|for|in|from|at|who|with|on|to|close)\s/u);
  const head = formsOf(main).at(-1);
  const all = speaker.kind === 'organisation' ? `${speaker.name} ${mention}` : mention;
  return head === undefined ? null : { forms: new Set(formsOf(all)), head };
}

function agreementOf(claimed: string, compared: Compared): Agreement {
  const { speaker } = compared.quote;
  if (speaker?.kind !== 'person') {
    const forms = formsOf(fold(claimed));
    const own = namedAs(compared);
    if (forms.length === 0 || own === null || !forms.every((form) => own.forms.has(form))) return 'unclear';
    // "Winter" for the words of Winter's spokesman: whoever speaks for a person is not that person.
    return forms.includes(own.head) ? 'right' : 'wrong';
  }
  const { office, name } = readPerson(claimed);
  const own = nameForms(speaker.name);
  if (name.length > 0 && !namesAgree(name, own)) {
    // "The Oslo mayor" or "Latvian": a capital letter does not make a name.
    const role = new Set(formsOf(`${speaker.role ?? ''} ${speaker.name}`));
    const isRole = formsOf(claimed).every((form) => role.has(form));
    return isRole && speaker.role !== null ? 'right' : 'wrong';
  }
  return officeAgreement(name.length > 0 ? office : claimed, compared);
}

/** Compares a claimed speaker, as a message writes it ("Rutte", "the NATO chief"), with a quote's. */
export function claimOf(claimed: string, compared: Compared): Claim {
  return { speaker: claimed, agreement: agreementOf(claimed, compared) };
}
