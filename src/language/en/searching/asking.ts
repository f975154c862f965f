/** Verbs between a person and a subject in a question: "what did Macron say about …". All forms. */
export const speechVerbs: readonly string[] =
  `say says said saying tell tells told think thinks thought claim claims claimed promise promises promised announce announces
  announced warn warns warned argue argues argued suggest suggests suggested comment comments commented write writes wrote
  tweet tweets tweeted declare declares declared respond responds responded reply replies replied react reacts reacted
  call calls called describe describes described explain explains explained admit admits admitted deny denies denied
  demand demands demanded ask asks asked add adds added mention mentions mentioned state states stated propose proposes
  proposed sing sings sang criticise criticize criticised criticized praise praises praised answer answers answered`.split(
    /\s+/u,
  );

const speechNouns = new Set(
  `advice view views opinion opinions comment comments remark remarks statement statements words word reaction reactions response
  answer answers take position positions stance thoughts insult insults criticism message messages warning warnings quote quotes
  promise promises apology verdict line claim claims appeal call praise plea speech`.split(/\s+/u),
);

/** True for nouns that mean what somebody said: "advice", "remarks". */
export function isSpeechNoun(word: string): boolean {
  return speechNouns.has(word.toLowerCase());
}
