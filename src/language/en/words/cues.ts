import { wordSet } from '../../word-set.ts';

const regular = wordSet(`
accuse acknowledge add admit advise affirm agree alert allege announce answer appeal applaud argue ask assert assess assure attack
attribute bark beg bellow bemoan blame blast boast brag call caution challenge charge chant chide chuckle cite claim clarify close
comment complain concede conclude condemn confess confide confirm continue contend counter credit criticize criticise crow cry dare
decide declare decry defend demand denounce deny describe detail disclose dismiss elaborate email emphasize emphasise encourage
enthuse exclaim exhort explain express exult fear fume gloat gripe growl grumble gush hail highlight hint howl imply inform inquire
insist instruct interject intone introduce invoke joke jibe lament laugh laud lecture mention mock moan muse mutter note object
observe offer opine outline pledge plead point post praise pray predict press proclaim promise prompt pronounce propose protest quip
quote rail rant react reaffirm reason reassure recall recite recollect recommend recount reflect refuse reiterate relate remark
remember remind repeat reply report request respond retort reveal roar scoff scold shout shrug sigh signal slam sneer snap snipe
specify speculate squawk state stress suggest summarize summarise surmise sum tease telegraph testify text thank threaten tout trumpet
tweet underline underscore underscored urge use venture vent voice vow wail warn whine whisper wonder worry yell conclude ponder
retweet guess hope believe theorize theorise caption marvel mumble murmur deadpan rebut remarks echo label brand dub sing
`);

const irregular = wordSet(`
said says say saying told tells tell telling wrote writes write writing written spoke speaks speaking speak went goes began begins
put puts putting thought thinks think thinking read reads reading swore swears swearing heard hear sang shot found finds felt feels
feel made makes making took takes knew meant means wants wanted sent sends sending laid let gave gives giving quoth
`);

const doublesConsonant = wordSet('admit brag snap quip sum');
const sibilant = /(?:s|sh|ch|x)$/;

/** Returns a regular verb's forms: "carry", "carries", "carried", "carrying". */
function formsOf(verb: string): string[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const doubled = doublesConsonant.has(verb) ? `${verb}${verb.at(-1)}` : stem;
  if (/[^aeiou]y$/.test(verb)) {
    const changed = `${verb.slice(0, -1)}i`;
    return [verb, `${changed}es`, `${changed}ed`, `${verb}ing`];
  }
  return [verb, sibilant.test(verb) ? `${verb}es` : `${verb}s`, `${doubled}ed`, `${doubled}ing`];
}

/** Verbs that can introduce what somebody says, in all their forms. */
export const cueVerbs: ReadonlySet<string> = new Set([...[...regular].flatMap(formsOf), ...irregular]);

/** Forms of the verbs that hardly ever mean anything but speaking. */
export const plainCues = wordSet(`
said says say saying told tells telling added adds adding wrote writes writing asked asks replied replies noted notes continued
continues tweeted tweets stated states explained explains responded argued declared concluded insisted recalled remarked warned quipped
joked vowed
`);
