import type { LocalSlack } from '../../src/local-slack/local-slack.ts';

export interface Answer {
  ok: boolean;
  error?: string;
  [field: string]: unknown;
}

/** Calls a Web API method as an app would, with a JSON body. */
export async function call(
  localSlack: LocalSlack,
  method: string,
  given: object = {},
  token: string = localSlack.botToken,
): Promise<Answer> {
  const response = await fetch(`${localSlack.apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(given),
  });
  return (await response.json()) as Answer;
}
