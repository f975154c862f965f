/** Verbs with which a message names a speaker beside a quotation. */
export const claimVerbs =
  `said|says|replied|answered|added|told|wrote|warned|stated|insisted|argued|noted|posted|tweeted|asked|explained|
admitted|announced|continued|concluded|declared|responded|countered|remarked|observed|recalled|joked|promised|
complained|agreed|objected`.replace(/\s+/g, '');

/** Introductions before a colon or a comma that name whose words follow: `Quote from X:`, `In the words of X,`. */
export const introductions: readonly RegExp[] = [
  /\b(?:quote|quotation|words|statement|line|remarks?|comments?) (?:from|by|of) (.+)$/iu,
  /\bin the words of (.+)$/iu,
  /\baccording to (.+)$/iu,
  /(?:^|[.,;]\s+)as (.+?) (?:put|puts|said|says|told|wrote|once)\b.*$/iu,
  /^(?:speaker|said by|from|by)\s*[:\s]\s*(.+)$/iu,
  /^(.+?)['’]s? (?:own )?(?:words|statement|line|quote|answer|reply|remark|comment|message|point)\b.*$/iu,
];

/** Lines below a quotation that end a letter and name nobody for the quotation. */
export const signOff =
  /^(?:thanks|thank you|regards|kind regards|best|best regards|cheers|sincerely|hi|hello|dear|yours)\b/iu;

/** Words inside a name that are written small. */
export const nameParticle = '(?:de|da|del|der|den|van|von|al|el|bin|la|le|di|dos|du|ten|ter|of|the)';

/** Words of offices that news writes small, before a name or instead of it: "envoy", "prime minister". */
export const officeWord = String.raw`(?:prime|foreign|defen[cs]e|finance|interior|energy|economy|security|policy|state|deputy|acting|former|opposition|minister|president|chancellor|premier|envoy|advis[eo]r|spokes\p{L}+|ambassador|secretary|general|chief|leader|head|mayor|governor|commissioner|senator|commander|director|lawmaker|king|queen|judge|professor)`;

/** Verbs that may stand between a speaker and a colon without a word for saying: "Winter was pleased: “…”". */
export const stateVerbs =
  'is|was|had|has|did|does|sounded|seemed|remained|stayed|went|hit|fired|shot|struck|disagreed|welcomed|rejected|dismissed|praised|criticised|criticized|mocked|thanked';
