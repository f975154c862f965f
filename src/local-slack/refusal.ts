import type { JsonObject } from './json.ts';

/** What Slack answers with `ok: false`: the error's name, and what else stands in the answer. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: JsonObject;

  constructor(code: string, details: JsonObject = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/** A refusal whose `response_metadata.messages` name what is wrong and where, as Slack's do. */
export function refusalNaming(code: string, faults: string[]): Refusal {
  return new Refusal(code, {
    errors: faults,
    response_metadata: { messages: faults.map((fault) => `[ERROR] ${fault}`) },
  });
}
