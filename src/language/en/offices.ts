/** What an office is written as, and the one word that stands for all that mean the same. */
const canonical: Readonly<Record<string, string>> = {
  'sen.': 'senator',
  'sens.': 'senator',
  'rep.': 'representative',
  'reps.': 'representative',
  'gov.': 'governor',
  'gen.': 'general',
  'dr.': 'doctor',
  'prof.': 'professor',
  'col.': 'colonel',
  'lt.': 'lieutenant',
  'capt.': 'captain',
  'rev.': 'reverend',
  'maj.': 'major',
  'sgt.': 'sergeant',
  'adm.': 'admiral',
  'amb.': 'ambassador',
  premier: 'minister',
  'secretary-general': 'chief',
  general: 'chief',
  head: 'chief',
  boss: 'chief',
  congressman: 'representative',
  congresswoman: 'representative',
  advisor: 'adviser',
  'president-elect': 'president',
  'vice-president': 'president',
  advocate: 'activist',
  aspirant: 'candidate',
  hopeful: 'candidate',
  contender: 'candidate',
  frontrunner: 'candidate',
  'front-runner': 'candidate',
  nominee: 'candidate',
  rival: 'candidate',
  mogul: 'businessman',
  billionaire: 'businessman',
  tycoon: 'businessman',
  magnate: 'businessman',
  developer: 'businessman',
  entrepreneur: 'businessman',
  businesswoman: 'businessman',
  millionaire: 'businessman',
  surgeon: 'doctor',
  physician: 'doctor',
  neurosurgeon: 'doctor',
  attorney: 'lawyer',
  counsel: 'lawyer',
  scholar: 'professor',
  academic: 'professor',
  spokeswoman: 'spokesperson',
  spokesman: 'spokesperson',
  chairman: 'chair',
  chairwoman: 'chair',
  chairperson: 'chair',
  ceo: 'executive',
  writer: 'author',
  novelist: 'author',
  actress: 'actor',
  journalist: 'reporter',
  correspondent: 'reporter',
};

/** What one office may be called by as well: a senator is a lawmaker, a president a leader. */
const broader: Readonly<Record<string, readonly string[]>> = {
  leader: ['president', 'minister', 'chancellor', 'chief', 'speaker', 'chair', 'premier'],
  chief: ['president', 'executive', 'director', 'secretary', 'chair', 'commissioner'],
  lawmaker: ['senator', 'representative', 'congressman'],
  legislator: ['senator', 'representative'],
  politician: ['senator', 'representative', 'governor', 'minister', 'president'],
  official: ['director', 'spokesperson', 'deputy', 'secretary', 'minister'],
  minister: ['minister'],
  diplomat: ['ambassador', 'envoy', 'minister', 'secretary', 'chief'],
  aide: ['adviser', 'spokesperson', 'assistant'],
};

/** The one word for an office's head noun in lower case: "sen." and "senator" are one office, "boss" and "head". */
export function officeOf(noun: string): string {
  return canonical[noun] ?? noun;
}

/** What else the holder of an office may be called by such a head noun ("lawmaker"), by {@link officeOf}; or nothing. */
export function narrower(noun: string): readonly string[] {
  return broader[noun] ?? broader[officeOf(noun)] ?? [];
}
