import { words } from './word-list.ts';

/** Words that open sentences with a capital and belong to no name. */
export const openers = words(`
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

/** Prepositions: what follows is seldom who speaks. */
export const prepositions = words(`
about above across after against along amid among around as at before behind below beneath beside besides between beyond by despite
down during except for from in inside into like near of off on onto out outside over past per since than through throughout to toward
towards under underneath until unlike up upon versus vs via with within without alongside
`);

/** What a noun phrase begins with. */
export const determiners = words(`
a an the this that these those his her its their our my your one another some any each every both several many most two three four five
no
`);

/** Small words inside names: "Ursula von der Leyen". */
export const particles = words(
  `de da di do dos das del della der den van von zu zur la le el al bin ibn ben du ter ten af av y e`,
);

/** Nothing but a further name may follow: "Jr.", "III". */
export const suffixes = words('jr jr. sr sr. ii iii iv');
