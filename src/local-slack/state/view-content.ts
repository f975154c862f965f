import { asObject, asText, type JsonObject } from '../json.ts';
import { anything, boolean, type Check, object, oneOf, string } from '../limits/check.ts';
import { checkBlocks } from '../limits/layout.ts';
import { plainTextObject } from '../limits/objects.ts';
import { LIMITS } from '../limits/table.ts';
import { Refusal, refusalNaming } from '../refusal.ts';
import { parseBlocks } from './content.ts';
import type { BlockWithId, View } from './model.ts';

/** A view's content without the fields that Slack adds. */
export type ViewContent = Omit<View, 'id' | 'user' | 'rootId' | 'previousId' | 'hash'>;

const { view: limits } = LIMITS;

const common = {
  private_metadata: string(limits.privateMetadata, 0),
  callback_id: string(limits.callbackId, 0),
  external_id: string(limits.externalId, 0),
};

const SHAPE: { [type in View['type']]: Check } = {
  modal: object(
    { type: oneOf('modal'), title: plainTextObject(limits.title), blocks: anything },
    {
      ...common,
      submit: plainTextObject(limits.submit),
      close: plainTextObject(limits.close),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    },
  ),
  home: object({ type: oneOf('home'), blocks: anything }, common),
};

/** Reads a view given to `views.*` or in a `response_action`. Throws a Refusal that names each fault and its path. */
export function readView(
  source: JsonObject,
  type: View['type'],
  newId: (prefix: string) => string,
): ViewContent {
  if (JSON.stringify(source).length > limits.bytes) throw new Refusal('view_too_large');
  const given = parseBlocks(source.blocks);
  const faults = [
    ...SHAPE[type](source, '/view'),
    ...checkBlocks(given, type, '/view/blocks'),
    ...submitFaults(source, given, type),
  ];
  if (faults.length > 0) throw refusalNaming('invalid_arguments', faults);
  const blocks = given.map(
    (block): BlockWithId => ({
      ...block,
      type: asText(block.type),
      block_id: asText(block.block_id) || newId('b'),
    }),
  );
  return {
    type,
    callbackId: asText(source.callback_id),
    privateMetadata: asText(source.private_metadata),
    externalId: asText(source.external_id),
    title: asText(asObject(source.title).text),
    blocks,
    notifyOnClose: source.notify_on_close === true,
    source,
    state: {},
  };
}

/** Throws if a modal with inputs has no submit button. */
function submitFaults(source: JsonObject, blocks: JsonObject[], type: View['type']): string[] {
  const hasInput = blocks.some((block) => block.type === 'input');
  if (type !== 'modal' || !hasInput || source.submit !== undefined) return [];
  return ['`submit` is required when an `input` block is within blocks [json-pointer:/view/submit]'];
}
