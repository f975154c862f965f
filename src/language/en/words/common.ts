import { wordSet } from '../../word-set.ts';

/** Words that begin sentences with a capital and are no part of a name. */
export const openers = wordSet(`
a about above according across actually added adding additionally after afterwards again against ago all almost along already also
although always am amid among an and another any anyone anything apparently are around as ask asked at away back be because been
before behind being below besides best better between beyond both but by called can cannot certainly clearly come could currently
despite did do does during each earlier early either elsewhere enough especially even eventually ever every everybody everyone
everything except exactly far few fewer finally first following for former fortunately four from further furthermore generally get
give given go going good great had half has have having he hello her here hers herself hey high him himself his how however i if
immediately in indeed initially inside instead into is it its itself just know last late later lately least less let like likewise little
look looking made make many may maybe me meanwhile might mine more moreover most mostly much must my myself nearly neither never
nevertheless new next no nobody none nonetheless nor not nothing notably noting now obviously of off often oh ok okay old on once one
only or other others otherwise our ours out outside over overall own part partly people perhaps please presumably previously probably
put quite rather read really recent recently regarding responding right roughly said same saying says second see seven several shall
she should similarly since six so some somebody somehow someone something sometimes soon speaking specifically still such suddenly sure take ten
than thanks that the their theirs them then there thereafter therefore these they thing think third this those though three through
throughout thus to today together told tomorrow tonight too toward towards two under unfortunately unless unlike until up upon us
using usually very via was we well were what whatever when whenever where whereas whether which while who whoever whole whom whose
why will with within without would yes yesterday yet you your yours asked another referring citing calling speaking writing dear
updated update watch exclusive breaking editor's note story related video photo image photos getty file share advertisement
`);

/** Prepositions. A mention after one is seldom the speaker. */
export const prepositions = wordSet(`
about above across after against along amid among around as at before behind below beneath beside besides between beyond by despite
down during except for from in inside into like near of off on onto out outside over past per since than through throughout to toward
towards under underneath until unlike up upon versus vs via with within without alongside
`);

/** Words that begin a noun phrase. */
export const determiners = wordSet(`
a an the this that these those his her its their our my your one another some any each every both several many most two three four five
no
`);

/** Small words inside names: "Ursula von der Leyen". */
export const particles = wordSet(
  `de da di do dos das del della der den van von zu zur la le el al bin ibn ben du ter ten af av y e`,
);

/** Words after a surname that tell generations apart. */
export const generationSuffixes = wordSet('jr jr. sr sr. ii iii iv');

/** Coordinating conjunctions and "to", which headlines write small. */
export const conjunctions = wordSet('and but or nor to so yet');

/** Auxiliaries and adverbs that may stand between a source and its verb: "has also said". */
export const auxiliaries = wordSet(`
also has had have then later who is was are were would could will should did do not even once again recently previously already now
often just himself herself still first be been being
`);

/** Words that are a surname as well: "Will said". */
export const smallSurnames = wordSet(
  'will from may read given high last made only over own such best good early even',
);

/** Words before a noun that are no part of its phrase. */
export const phraseBreaks = wordSet('and who that but as is was');

/** Words for oneself and the person spoken to: titles of works seldom have them. */
export const firstPerson = wordSet(`i we my our me us you you're your`);

/** The commonest words: sentences have many, titles of works few. */
export const commonWords = wordSet(`
is are was were be been to of the a an and that this not it he she they have has had will would do does did can could should if because
but so
`);

/** Abbreviations that end with a point. */
export const abbreviations = wordSet(`
mr. mrs. ms. dr. sen. sens. rep. reps. gov. govs. gen. lt. col. maj. capt. sgt. adm. cmdr. rev. hon. st. prof. jr. sr. amb. supt. jan.
del. feb. mar. apr. aug. sept. oct. nov. dec. vs. no. inc. corp. ltd. co. u.s. u.n. u.k. e.u. d.c. pvt. cpl. messrs.
`);
