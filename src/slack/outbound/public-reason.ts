import { isIP } from 'node:net';
import { trimSpan } from '../../article/trim.ts';

const hidden = '…';

/** A word without what may surround a name: brackets, quotation marks and final punctuation, then a port or colon. */
function namesIn(word: string): readonly string[] {
  const { start, end } = trimSpan(word, { start: 0, end: word.length }, /[[("'<]/, /[\])"'>,;.]/);
  const bare = word.slice(start, end);
  return [bare, bare.replace(/:$/, ''), bare.replace(/\]?:\d+$/, '')];
}

const isPath = (word: string) => /^(?:file:|\/[^/\s]+\/|[a-z]:[\\/]|\.{1,2}\/)/i.test(word);
const isDatabase = (word: string) => /^(?:postgres(?:ql)?|sqlite):|\.(?:db|sqlite)\b/i.test(word);

/**
 * A reason as people in Slack may read it: each IP address, path and database that they have not named themselves is
 * replaced by "…". `asked` is what they typed.
 */
export function publicReason(reason: string, asked: string): string {
  return reason.replace(/\S+/g, (word) => {
    const isSecret = namesIn(word).some(
      (name) => !asked.includes(name) && (isIP(name) !== 0 || isPath(name) || isDatabase(name)),
    );
    return isSecret ? hidden : word;
  });
}
