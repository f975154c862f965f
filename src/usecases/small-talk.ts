const greeting = /^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings)$/;
const thanks =
  /^(?:thanks|thank you|thx|ty|cheers|many thanks|great|perfect|awesome|nice one|well done|good bot)$/;
const extras =
  /\b(?:there|all|everyone|everybody|team|bot|nato quote|a lot|a million|so much|very much|again|for (?:that|this|the help|your help))\b/g;

/** Returns what to say to a greeting or to thanks, which ask for nothing; `null` for everything else. */
export function smallTalk(text: string): string | null {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .replace(extras, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (greeting.test(plain)) return 'Hello! Ask about a subject, a person or both: “Rutte on air defence”.';
  return thanks.test(plain) ? 'You are welcome.' : null;
}
