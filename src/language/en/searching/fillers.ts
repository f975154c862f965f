/** Words that say little about the subject of a question. They are indexed, but weigh less. */
const fillers = new Set(
  `about above after again against all already also although always among another any anyone anything around
  because been before being below best better between both came can cannot come comes could day days did does doing
  done down during each either else enough even ever every everyone everything few first for from further get gets
  give given go goes going gone good got great had has have having he her here hers him himself his how however i
  just keep kind know known last less let like little long look lot made make makes making many may maybe me
  mean might mine more most much must my myself need never new next nor now off often once one only other others our
  ours out over own part people perhaps put quite rather really right said same saw say saying says see seem seems
  seen shall she should since so some something still sure take taken tell than thank thing things think those
  though thought through thus time today tomorrow too took toward two under until up upon us use used very want
  wants was way ways we well went were what whatever when where whether which while who whom whose why within
  without would yes yesterday yet you your yours`.split(/\s+/u),
);

export function isFiller(form: string): boolean {
  return fillers.has(form);
}
