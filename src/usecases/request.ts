/** What a person asks the bot to do. */
export type Request =
  /** An empty question asks about nothing in particular: in a thread, about the thread. */
  | { readonly kind: 'find'; readonly question: string }
  /** `text` may be empty: nothing to check was given. */
  | { readonly kind: 'check'; readonly text: string }
  /** An http(s) address; empty if none was given. */
  | { readonly kind: 'add'; readonly address: string }
  /** Ends what the person is adding. */
  | { readonly kind: 'stop-adding' }
  /** `command` is what follows `digest`; see `parseDigestCommand`. */
  | { readonly kind: 'digest'; readonly command: string }
  | { readonly kind: 'help' };

const verb = /^(find|check|add|digest|help)(?![\p{L}\p{N}_'’-])[\s:.!?]*/iu;

/** An address, alone or as chat clients send links: `<https://example.org|example.org>`. */
const address = /^<?(https?:\/\/[^\s|>]+)(?:\|[^<>]*)?>?$/iu;

/**
 * Parses what a person types to the bot. A text that does not start with a verb is a question, and so is one that
 * continues as a sentence: "help the refugees", "add troops".
 * @example parseRequest('check "We will wait"') // { kind: 'check', text: '"We will wait"' }
 */
export function parseRequest(text: string): Request {
  const question = text.trim();
  const [typed = '', name = ''] = verb.exec(question) ?? [];
  const rest = question.slice(typed.length);
  switch (name.toLowerCase()) {
    case 'find':
      return rest === '' ? { kind: 'help' } : { kind: 'find', question: rest };
    case 'check':
      return { kind: 'check', text: rest };
    case 'digest':
      return { kind: 'digest', command: rest };
    case 'help':
      return rest === '' ? { kind: 'help' } : { kind: 'find', question };
    case 'add': {
      if (/^stop[.!]?$/i.test(rest)) return { kind: 'stop-adding' };
      const found = address.exec(rest)?.[1];
      if (found !== undefined || rest === '') return { kind: 'add', address: found ?? '' };
      return { kind: 'find', question };
    }
    default:
      return { kind: 'find', question };
  }
}
