import type { JsonObject } from './json.ts';

/** A response with `ok: false`: the error's name and the other fields of the response. */
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

/** Returns a refusal whose `response_metadata.messages` list the faults, as Slack's do. */
export function refusalNaming(code: string, faults: string[]): Refusal {
  return new Refusal(code, {
    errors: faults,
    response_metadata: { messages: faults.map((fault) => `[ERROR] ${fault}`) },
  });
}
