/** Spellings of one word, folded: transliterations, British and American forms. The first is the canonical one. */
const families = [
  'zelensky zelenskyy zelenskiy zelenskij zelenskyi',
  'kyiv kiev kyyiv',
  'kharkiv kharkov',
  'odesa odessa',
  'lviv lvov',
  'dnipro dnepr dniepr',
  'donbas donbass',
  'chernihiv chernigov',
  'mykolaiv nikolaev nikolayev',
  'zaporizhzhia zaporizhia zaporozhye zaporizhzhya',
  'luhansk lugansk',
  'chornobyl chernobyl',
  'syrskyi syrskyy syrsky syrskiy',
  'zaluzhnyi zaluzhny zaluzhnyy',
  'defence defense',
  'defences defenses',
  'offence offense',
  'offences offenses',
  'licence license',
  'centre center',
  'centres centers',
  'programme program',
  'programmes programs',
  'labour labor',
  'neighbour neighbor',
  'neighbours neighbors',
  'neighbouring neighboring',
  'honour honor',
  'honours honors',
  'favour favor',
  'favours favors',
  'behaviour behavior',
  'harbour harbor',
  'rumour rumor',
  'rumours rumors',
  'colour color',
  'armour armor',
  'armoured armored',
  'organisation organization',
  'organisations organizations',
  'defenceless defenseless',
  'theatre theater',
  'sceptical skeptical',
  'scepticism skepticism',
  'aluminium aluminum',
  'grey gray',
  'travelled traveled',
  'travelling traveling',
  'cancelled canceled',
  'fulfil fulfill',
  'judgement judgment',
  'ageing aging',
];

const firstSpelling = new Map(
  families.flatMap((family) => {
    const [first = '', ...others] = family.split(' ');
    return others.map((other) => [other, first] as const);
  }),
);

/** At least four letters before the ending, so that `rise`, `wise` and `advise` stay as they are. */
const britishEnding = /(?<=[a-z]{3}[^aeiou])is(?=(?:e|ed|es|ing|ation|ations)$)/;

/** Returns the canonical spelling: the first of its family, or -ize for British -ise, or the form itself. */
export function spelling(form: string): string {
  return firstSpelling.get(form) ?? form.replace(britishEnding, 'iz');
}
