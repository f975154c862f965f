import { asObject, asText, type JsonObject } from '../json.ts';
import { type Dress, harmless } from './inline.ts';

/** Something on a message or view that a person can act on by its number. */
export interface Control {
  number: number;
  kind: 'button' | 'field';
  /** `block_id.action_id`. */
  actionId: string;
  label: string;
  /** What pressing it enters: feedback buttons are one element with two. */
  entry?: 'positive' | 'negative';
}

/** Hands out the numbers of one message's controls. */
export interface Numbering {
  readonly controls: Control[];
  /** The number's mark, e.g. `[1]`. */
  add(control: Omit<Control, 'number'>): string;
}

export function createNumbering(first: number, marks: Dress): Numbering {
  const controls: Control[] = [];
  return {
    controls,
    add(control) {
      const number = first + controls.length;
      controls.push({ number, ...control });
      return marks.bold(`[${number}]`);
    },
  };
}

/** An interactive element as text: `[1] Next`, or a link's label and address. */
export function showControl(element: JsonObject, blockId: string, numbering: Numbering): string {
  const actionId = `${blockId}.${asText(element.action_id)}`;
  const label = harmless(asText(asObject(element.text).text));
  switch (element.type) {
    case 'button':
    case 'icon_button':
      if (typeof element.url === 'string') return `${label}: ${harmless(element.url)}`;
      return `${numbering.add({ kind: 'button', actionId, label })} ${label}`;
    case 'feedback_buttons':
      return (['positive', 'negative'] as const)
        .map((entry) => {
          const text = harmless(asText(asObject(asObject(element[`${entry}_button`]).text).text));
          return `${numbering.add({ kind: 'button', actionId, label: text, entry })} ${text}`;
        })
        .join('  ');
    case 'image':
      return `(${harmless(asText(element.alt_text))})`;
    default: {
      const hint =
        harmless(asText(asObject(element.placeholder).text)) || asText(element.type).replaceAll('_', ' ');
      return `${numbering.add({ kind: 'field', actionId, label: hint })} ${hint}${shownValue(element)}`;
    }
  }
}

function shownValue(element: JsonObject): string {
  const option = asText(asObject(asObject(element.initial_option).text).text);
  const value =
    option ||
    asText(element.initial_value) ||
    asText(element.initial_date) ||
    asText(element.initial_time) ||
    asText(element.initial_conversation);
  return value === '' ? '' : `: ${harmless(value)}`;
}
