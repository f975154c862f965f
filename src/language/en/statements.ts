import type { StatementRules } from '../quoting-language.ts';
import { wordSet } from '../word-set.ts';

export const statements: StatementRules = {
  naming: wordSet(`
    called call calls named name titled title entitled dubbed nicknamed known labeled labelled term terms termed word words phrase
    so-called show program series book film movie song album article column magazine segment episode book documentary hashtag poll
    slogan chant sign headline subtitle
  `),
  beforeTitles: wordSet('the a an his her its their this that of'),
  utterances: wordSet(`
    response reply statement words remarks comment comments speech tweet tweets letter message answer call claim claims line description
    argument view views book memoir column account testimony plan proposal promise pledge assertion insistence warning suggestion slogan
    motto post email quote explanation campaign
  `),
  trailingAttribution: /,\s+(?:\p{Lu}[\p{L}.’'-]*\s+){1,4}(?:said|says|told|added|wrote)\b/u,
};
