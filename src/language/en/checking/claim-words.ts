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
