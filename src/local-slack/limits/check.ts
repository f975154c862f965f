import { isObject, type JsonObject } from '../json.ts';

/** JSON pointer of a value in the request, as in Slack's `[json-pointer:/blocks/0/text]`. */
export type Path = string;

/** Returns the faults of a value, in Slack's words; an empty list if it is valid. */
export type Check = (value: unknown, path: Path) => string[];

/** Returns one fault in Slack's words, with the path of the value. */
export function fault(message: string, path: Path): string[] {
  return [`${message} [json-pointer:${path}]`];
}

/** Text of at min one character (or of `least`) and at max `most`, counted in characters, not UTF-16 units. */
export function string(max: number, min = 1): Check {
  return (value, path) => {
    if (typeof value !== 'string') return fault('must be a string', path);
    const length = [...value].length;
    if (length < min) return fault(`must be more than ${min - 1} characters`, path);
    return length > max ? fault(`must be less than ${max + 1} characters`, path) : [];
  };
}

export const boolean: Check = (value, path) =>
  typeof value === 'boolean' ? [] : fault('must be a boolean', path);

export const integer: Check = (value, path) =>
  Number.isInteger(value) ? [] : fault('must be an integer', path);

/** Accepts one of the given values. */
export function oneOf(...words: (string | number)[]): Check {
  return (value, path) =>
    words.some((word) => word === value) ? [] : fault(`must be one of: ${words.join(', ')}`, path);
}

/** Accepts text that matches `form`; `name` is what a fault calls it. */
export function matching(form: RegExp, name: string): Check {
  return (value, path) =>
    typeof value === 'string' && form.test(value) ? [] : fault(`invalid ${name}`, path);
}

/** A web address of at max so many characters. */
export function url(max: number): Check {
  return (value, path) => {
    const faults = string(max)(value, path);
    if (faults.length > 0) return faults;
    return typeof value === 'string' && URL.canParse(value) && /^(https?|slack|mailto|tel):/i.test(value)
      ? []
      : fault('invalid url', path);
  };
}

/** A list of at min `least` and at max `most` items. */
export function list(item: Check, max: number, min = 1): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return fault('must be an array', path);
    if (value.length < min) return fault(`no less than ${min} items allowed`, path);
    if (value.length > max) return fault(`no more than ${max} items allowed`, path);
    return value.flatMap((entry, index) => item(entry, `${path}/${index}`));
  };
}

export interface Fields {
  [name: string]: Check;
}

/** Accepts an object with all `needed` fields, any `allowed` ones, and no others. */
export function object(needed: Fields, allowed: Fields = {}): Check {
  return (value, path) => {
    if (!isObject(value)) return fault('must be an object', path);
    const known: Fields = { ...needed, ...allowed };
    return [
      ...Object.keys(needed).flatMap((name) =>
        value[name] === undefined ? fault(`missing required field: ${name}`, path) : [],
      ),
      ...Object.entries(value).flatMap(([name, field]) => {
        const check = known[name];
        if (field === undefined) return [];
        return check ? check(field, `${path}/${name}`) : fault(`invalid additional property: ${name}`, path);
      }),
    ];
  };
}

/** Accepts an object that passes the check for its `type`. */
export function typed(checks: { [type: string]: Check }): Check {
  return (value, path) => {
    if (!isObject(value)) return fault('must be an object', path);
    if (typeof value.type !== 'string') return fault('missing required field: type', path);
    const check = Object.hasOwn(checks, value.type) ? checks[value.type] : undefined;
    return check ? check(value, path) : fault(`unsupported type: ${value.type}`, `${path}/type`);
  };
}

/** Accepts what passes either check; otherwise returns the first one's faults. */
export function either(first: Check, second: Check): Check {
  return (value, path) => {
    const faults = first(value, path);
    return faults.length === 0 || second(value, path).length === 0 ? [] : faults;
  };
}

/** Adds a rule on the whole object to a check. */
export function and(check: Check, rule: (value: JsonObject, path: Path) => string[]): Check {
  return (value, path) => [...check(value, path), ...(isObject(value) ? rule(value, path) : [])];
}

/** An object that has at min one of these fields. */
export function needing(check: Check, ...names: string[]): Check {
  return and(check, (value, path) =>
    names.some((name) => value[name] !== undefined)
      ? []
      : fault(`must define either ${names.map((name) => `\`${name}\``).join(' or ')}`, path),
  );
}

export const anything: Check = () => [];
