/**
 * English patterns that tell whether words left out of a quotation turn its sense. Each is matched against lower-case
 * text in which apostrophes are `'`: a sentence, or at most 400 characters of narration.
 */

/** A negation that may govern what follows it in its clause. */
export const negations: ReadonlySet<string> = new Set(
  `not never no nobody none nothing neither nor without cannot hardly scarcely barely rarely seldom unlikely
  impossible only merely almost nearly deny denies denied denying refuse refuses refused refusing reject rejects
  rejected rejecting doubt doubts doubted instead rather less far`.split(/\s+/),
);

/** After these the negated words stay true: "there is no doubt that", "do not forget that". */
export const factiveNegation =
  /\b(?:no (?:doubt|secret|question|wonder|coincidence|accident)|not (?:just|surprising|surprised|forget|because)|never forget|cannot deny|(?:don't|not|cannot|can't) (?:forget|ignore|overlook))\b/;

/** Words that only compare when one of these follows: "rather than", "less than", "far from". */
export const comparisons: Readonly<Record<string, readonly string[]>> = {
  instead: ['of'],
  rather: ['than'],
  less: ['than'],
  far: ['from'],
};

/** A condition before the words that depend on it. */
export const leadingCondition =
  /\b(?:if|unless|until|provided|providing|whether|as long as|so long as|on condition|in case)\b/;

/** Somebody else's view, or a view that the speaker does not share. */
export const frame = new RegExp(
  [
    String.raw`\b(?:am|are|is|was|were|been|'m|'re) told\b`,
    String.raw`\b(?:as if|as though|supposedly|allegedly|so-called|pretend\w*|imagine|suppose)\b`,
    String.raw`\b(?:hope|hopes|hoped|wish|wishes|wished|wonder|wonders|wondered|fear that|feared that|dream\w* that)\b`,
    String.raw`\b(?:wrong|mistake|mistaken|false|untrue|absurd|nonsense|ridiculous|naive|dangerous|foolish|silly|cynical|unfair|lie|myth|illusion|fantasy|fiction|propaganda|rumour|rumor|claim|idea|notion|belief|suggestion|accusation|argument|assumption|impression|story|narrative) (?:that|to say|to think|to believe|to claim|to assume|to suggest|to pretend)\b`,
    String.raw`\b(?:used to|once|no longer|never) (?:think|thought|believe|believed|hope|hoped|fear|feared|say|said|expect|expected)\b`,
    String.raw`\b(?:i|we) (?:thought|assumed|imagined|doubted|would have thought|could have sworn)\b`,
    String.raw`\b(?:want|wants|wanted|would like|would have) (?:you|us|people|everyone|everybody|the world) (?:to believe|to think|believe|think)\b`,
  ].join('|'),
);

/** Verbs that report what somebody says or thinks; a frame unless the speaker is the subject. */
export const reportingVerbs: ReadonlySet<string> = new Set(
  `say says said saying claim claims claimed claiming think thinks thought thinking believe believes believed
  believing tell tells told telling call calls called calling argue argues argued arguing insist insists insisted
  suggest suggests suggested pretend pretends pretended describe describes described write writes wrote ask asks
  asked promise promises promised assert asserts asserted complain complains complained whisper whispers`.split(
    /\s+/,
  ),
);

/** The speaker as a subject: "I believe that …" adds nothing that turns the sense. */
export const ownSubjects: ReadonlySet<string> = new Set([
  'i',
  'we',
  "i'm",
  "we're",
  "i've",
  "we've",
  "i'd",
  "we'd",
]);

/**
 * What begins the rest of a sentence after the quoted words, and turns or limits them. "And if …" does not: it begins
 * another statement.
 */
export const trailingCondition =
  /^[\s,;–—-]*(?:but |and (?=only|just|even))?(?:only|just|even)? ?(?:if|unless|until|when|once|as long as|so long as|for as long as|provided|providing|on (?:the )?condition|in case|except|only)\b|\b(?:unless|only if|only when|as long as|so long as|provided that|on condition that)\b/;

export const trailingContrast =
  /^[\s,;–—-]*(?:and )?(?:but|yet|although|though|however|whereas|except|rather than|instead of)\b|^(?:\S+\s+){0,5}but\b/;

export const trailingFrame =
  /^[\s,;–—-]*(?:(?:as )?(?:they|some|many|people|critics|others|he|she|you|everybody|everyone|somebody)\b[^.;]{0,40}?\b(?:say|says|said|tell|tells|told|claim|claims|claimed|think|thinks|thought|used to)\b|(?:i am|i'm|we are|we're|i was|we were) told\b|as (?:if|though)\b|(?:is|was|are|were|would be|will be)(?: simply| just| plainly)? (?:not|never|wrong|false|untrue|nonsense|absurd|ridiculous|propaganda|what (?:they|he|she|some|people|critics)|(?:a|an|the) (?:lie|myth|joke|mistake|fantasy|illusion|slogan|rumour|rumor)))/;

/** A contrast inside a marked gap. */
export const gapContrast =
  /\b(?:but|yet|although|though|however|whereas|except|rather than|instead of)\b| than many\b/;

/** The next sentence limits the one before: "But only if …". */
export const limitingSentence = /^(?:but )?(?:only (?:if|when|once|after)|unless|except|if not|not if)\b/;

/** Narration that says the words were not said. */
export const deniedBefore =
  /\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es|ed|ing)|refut(?:es|ed|ing)|disown(?:s|ed|ing)?|contradict(?:s|ed|ing)?)\b[^:;]*\b(?:call\w*|describ\w*|said|say|saying|says|claim\w*|suggest\w*|refer\w*|promis\w*|threaten\w*|brand\w*|having|spoken|speaking|written|wrote|that (?:he|she|they|it|the))\b[^:;]*$|\b(?:never|not|nobody|no one) (?:ever )?(?:said|say|says|called|call|described|describe|used the (?:word|words|phrase))\b[^:;]*$|n't (?:ever )?(?:say|call|describe)\b[^:;]*$/;

const fakes =
  '(?:fake|faked|fabricated|fabrication|doctored|forged|forgery|deepfake|invented|false|bogus|hoax|parody|satire|satirical|spoof|made up|manipulated|generated)';
const carriers =
  '(?:video|clip|film|recording|audio|tape|image|photo|picture|post|tweet|letter|statement|quote|quotation|report|account|document|message|screenshot|website|article|words?|remark|speech)';
/** Narration around a quotation that calls its source a fake. */
export const fakeSource = new RegExp(
  String.raw`\b${carriers}\b[^:]*\b${fakes}\b|\b${fakes}\b[^:]*\b${carriers}\b`,
);

/** Narration that gives the words to somebody else than the speaker: "said the other side had called it “…”". */
export const passedOn =
  /\b(?:said|says|told|added|wrote)\b[^:;]*\b(?:had|has|have) (?:called|described|said|told|branded|dismissed|termed|labelled|labeled)\b[^:;]*$/;

/** Words in brackets that change what is said instead of explaining it. */
export const turningInsertion =
  /\b(?:not|never|no|nobody|none|nothing|only|always|all|every|must|cannot|can't|won't|don't|hardly|without|if|unless|most|few|many)\b|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion)\b/;
