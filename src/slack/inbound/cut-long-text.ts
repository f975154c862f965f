import type { App } from '@slack/bolt';
import { limits } from '../outbound/limits.ts';

/** Returns the first `limits.typed` UTF-16 units of a text, without half a surrogate pair at the end. */
export function cutTyped(text: string): string {
  if (text.length <= limits.typed) return text;
  return text.slice(0, limits.typed).replace(/[\uD800-\uDBFF]$/, '');
}

/** Cuts every text of a delivery, at any depth, in place: Bolt's `event` and `command` are parts of its body. */
function cutTexts(body: object): void {
  const open: object[] = [body];
  for (let part = open.pop(); part !== undefined; part = open.pop())
    for (const [name, value] of Object.entries(part)) {
      if (typeof value === 'string') {
        if (value.length > limits.typed) Reflect.set(part, name, cutTyped(value));
      } else if (typeof value === 'object' && value !== null) open.push(value);
    }
}

/**
 * Cuts whatever people type to `limits.typed` before anything is matched against it, so that no listener has to.
 * What a listener cuts further (a question, a text to check) it says in its answer.
 */
export function cutLongText(app: App): void {
  app.use(async ({ body, next }) => {
    cutTexts(body);
    await next();
  });
}
