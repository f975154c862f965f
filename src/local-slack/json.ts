/** A JSON object whose fields have not been looked at yet. */
export type JsonObject = { [key: string]: unknown };

/** Whether a value is a plain JSON object (not null, not a list). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one when it is something else. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The objects of a list; an empty list when the value is something else. */
export function asObjects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The value as text; empty when it is something else. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Parsed JSON, or `undefined` when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
