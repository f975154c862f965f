import type { Workspace } from '../../src/local-slack/local-slack.ts';

export interface Answer {
  ok: boolean;
  error?: string;
  [field: string]: unknown;
}

/** Calls a Web API method as an app would, with a JSON body. */
export async function call(
  workspace: Workspace,
  method: string,
  given: object = {},
  token: string = workspace.botToken,
): Promise<Answer> {
  const response = await fetch(`${workspace.apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(given),
  });
  return (await response.json()) as Answer;
}
