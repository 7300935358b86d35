import type { Refusal } from '../iam/caller.ts';
import type { MessageAttributes } from './filter-policy.ts';
import { unknownIn } from './read-form.ts';

/** The API reference calls it `InvalidParameterValue`; the code of the answer is another, by which SDKs know it. */
const wrong = (message: string): Refusal => ({ type: 'ParameterValueInvalid', message });

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html */
const NAME = /^(?!\.)(?!.*\.\.)(?!.*\.$)(?!aws\.)(?!amazon\.)[\w.-]{1,256}$/i;

/**
 * Reads a message's attributes, and how many bytes they are, by names, types and values together. "Name, type, and value must not
 * be empty" (https://docs.aws.amazon.com/sns/latest/api/API_MessageAttributeValue.html). What SNS takes and then loses where it
 * filters (https://github.com/aws/aws-sdk-java-v2/issues/5828), a `String.Array` that is no array among it, is refused here.
 */
export function readAttributes(
  entries: readonly ReadonlyMap<string, string>[],
): { attributes: MessageAttributes; bytes: number } | Refusal {
  const attributes = new Map<string, readonly string[]>();
  let bytes = 0;
  for (const entry of entries) {
    const unknown = unknownIn(entry, ['Name', 'Value.DataType', 'Value.StringValue'], 'MessageAttributes.');
    if (unknown !== null) return unknown;
    const [name = '', type = '', value = ''] = ['Name', 'Value.DataType', 'Value.StringValue'].map((one) =>
      entry.get(one),
    );
    if (!NAME.test(name)) return wrong(`The message attribute name "${name}" is not valid.`);
    if (attributes.has(name)) return wrong(`The message attribute ${name} is given twice.`);
    if (type !== 'String' && type !== 'String.Array')
      return wrong(`The message attribute ${name} has the type "${type}"; String and String.Array are known here.`);
    const values = type === 'String' ? textIn(value) : textsIn(value);
    if (values === null) return wrong(`The message attribute ${name} has no valid value for the type ${type}.`);
    attributes.set(name, values);
    bytes += Buffer.byteLength(name) + Buffer.byteLength(type) + Buffer.byteLength(value);
  }
  return { attributes, bytes };
}

/** A text without control characters: that tab was lost. */
const textIn = (value: string): string[] | null => (/^\P{Cc}+$/u.test(value) ? [value] : null);

/** The texts of an array, which may have numbers, `true`, `false` and `null`, too; `null`: it is no such array. */
function textsIn(value: string): string[] | null {
  try {
    const json: unknown = JSON.parse(value);
    if (!Array.isArray(json) || json.some((one) => typeof one === 'object' && one !== null)) return null;
    return json.filter((one) => typeof one === 'string');
  } catch {
    return null;
  }
}
