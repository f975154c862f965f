import { isObject, type JsonObject } from '../json.ts';

/** Where a value stands: the path into the request, as in Slack's `[json-pointer:/blocks/0/text]`. */
export type Path = string;

/** Looks at a value and names what is wrong with it; an empty list when nothing is. */
export type Check = (value: unknown, path: Path) => string[];

/** A fault in Slack's words, with its place. */
export function fault(message: string, path: Path): string[] {
  return [`${message} [json-pointer:${path}]`];
}

/** Text of at least one character (or of `least`) and at most `most`, counted in characters, not UTF-16 units. */
export function string(most: number, least = 1): Check {
  return (value, path) => {
    if (typeof value !== 'string') return fault('must be a string', path);
    const length = [...value].length;
    if (length < least) return fault(`must be more than ${least - 1} characters`, path);
    return length > most ? fault(`must be less than ${most + 1} characters`, path) : [];
  };
}

export const boolean: Check = (value, path) =>
  typeof value === 'boolean' ? [] : fault('must be a boolean', path);

export const integer: Check = (value, path) =>
  Number.isInteger(value) ? [] : fault('must be an integer', path);

/** One of a few words. */
export function oneOf(...words: (string | number)[]): Check {
  return (value, path) =>
    words.some((word) => word === value) ? [] : fault(`must be one of: ${words.join(', ')}`, path);
}

/** Text of a form, e.g. a date. */
export function matching(form: RegExp, name: string): Check {
  return (value, path) =>
    typeof value === 'string' && form.test(value) ? [] : fault(`invalid ${name}`, path);
}

/** A web address of at most so many characters. */
export function url(most: number): Check {
  return (value, path) => {
    const faults = string(most)(value, path);
    if (faults.length > 0) return faults;
    return typeof value === 'string' && URL.canParse(value) && /^(https?|slack|mailto|tel):/i.test(value)
      ? []
      : fault('invalid url', path);
  };
}

/** A list of at least `least` and at most `most` items. */
export function list(item: Check, most: number, least = 1): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return fault('must be an array', path);
    if (value.length < least) return fault(`no less than ${least} items allowed`, path);
    if (value.length > most) return fault(`no more than ${most} items allowed`, path);
    return value.flatMap((entry, index) => item(entry, `${path}/${index}`));
  };
}

export interface Fields {
  [name: string]: Check;
}

/** An object with these fields and no others. */
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

/** An object whose `type` says which check it must pass. */
export function typed(checks: { [type: string]: Check }): Check {
  return (value, path) => {
    if (!isObject(value)) return fault('must be an object', path);
    if (typeof value.type !== 'string') return fault('missing required field: type', path);
    const check = Object.hasOwn(checks, value.type) ? checks[value.type] : undefined;
    return check ? check(value, path) : fault(`unsupported type: ${value.type}`, `${path}/type`);
  };
}

/** Passes when any of the checks does; otherwise the first one's faults. */
export function either(first: Check, second: Check): Check {
  return (value, path) => {
    const faults = first(value, path);
    return faults.length === 0 || second(value, path).length === 0 ? [] : faults;
  };
}

/** A check, and besides it a rule on the whole object. */
export function and(check: Check, rule: (value: JsonObject, path: Path) => string[]): Check {
  return (value, path) => [...check(value, path), ...(isObject(value) ? rule(value, path) : [])];
}

/** An object that has at least one of these fields. */
export function needing(check: Check, ...names: string[]): Check {
  return and(check, (value, path) =>
    names.some((name) => value[name] !== undefined)
      ? []
      : fault(`must define either ${names.map((name) => `\`${name}\``).join(' or ')}`, path),
  );
}

export const anything: Check = () => [];
