import { asObject, asText, type JsonObject } from '../json.ts';
import { type AnsiCodes, stripControls } from './inline.ts';

/** A numbered element that a person can act on. */
export interface Control {
  number: number;
  kind: 'button' | 'field';
  /** `block_id.action_id`. */
  actionId: string;
  label: string;
  /** The value that pressing it enters; one feedback element has two controls. */
  entry?: 'positive' | 'negative';
}

/** Numbers the controls of one message. */
export interface Numbering {
  readonly controls: Control[];
  /** Adds a control and returns its mark, such as `[1]`. */
  add(control: Omit<Control, 'number'>): string;
}

export function createNumbering(first: number, marks: AnsiCodes): Numbering {
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

/** Renders an interactive element: `[1] Next`, or a link's label and address. */
export function showControl(element: JsonObject, blockId: string, numbering: Numbering): string {
  const actionId = `${blockId}.${asText(element.action_id)}`;
  const label = stripControls(asText(asObject(element.text).text));
  switch (element.type) {
    case 'button':
    case 'icon_button':
      if (typeof element.url === 'string') return `${label}: ${stripControls(element.url)}`;
      return `${numbering.add({ kind: 'button', actionId, label })} ${label}`;
    case 'feedback_buttons':
      return (['positive', 'negative'] as const)
        .map((entry) => {
          const text = stripControls(asText(asObject(asObject(element[`${entry}_button`]).text).text));
          return `${numbering.add({ kind: 'button', actionId, label: text, entry })} ${text}`;
        })
        .join('  ');
    case 'image':
      return `(${stripControls(asText(element.alt_text))})`;
    default: {
      const hint =
        stripControls(asText(asObject(element.placeholder).text)) ||
        asText(element.type).replaceAll('_', ' ');
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
  return value === '' ? '' : `: ${stripControls(value)}`;
}
