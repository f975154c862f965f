import type { DenialRules } from '../quoting-language.ts';
import { wordSet } from '../word-set.ts';

export const denials: DenialRules = {
  denying: wordSet(
    'deny denied denies denying reject rejected rejects rejecting refute refuted refutes dispute disputed disputes',
  ),
  alleged: wordSet(`
    saying having claim claims report reports allegation allegations accusation accusations suggestion suggestions rumour rumours
    rumor rumors
  `),
  forged: wordSet('fake faked forged fabricated doctored bogus manipulated deepfake'),
  media: wordSet(`
    video videos audio clip letter post tweet quote account image picture recording message document screenshot memo email
  `),
  accusing: wordSet('accused accuses accusing'),
  linking: wordSet('and but or while after before'),
  limiting: wordSet('only just merely'),
  negation: /^(?:not|never)$|n['’]t$/,
  never: wordSet('never'),
  quoting: wordSet('quoted quotes quoting cited cites citing'),
  passingOn: wordSet('saying telling writing claiming'),
};
