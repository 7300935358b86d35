/** Values by the names of a message's attributes: of an attribute that is an array, each of its texts. */
export type MessageAttributes = ReadonlyMap<string, readonly string[]>;

/** https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
const MAX_KEYS = 5;
const MAX_COMBINATIONS = 150;
const MAX_BYTES = 262_144;

/** What is wrong with a filter policy, `null` if nothing is. Here it is lists of exact texts alone, by names of attributes. */
export function problemOfPolicy(text: string): string | null {
  const policy = objectIn(text);
  if (policy === null) return 'it has to be a JSON object';
  const lists: unknown[] = Object.values(policy);
  if (lists.length === 0) return 'an empty one is not known to the local runner';
  if (lists.length > MAX_KEYS) return `it can have no more than ${MAX_KEYS} keys`;
  if (!lists.every(isListOfTexts)) return 'each key has to have an array of texts here, which is not empty';
  // SNS wants them "double-escaped", as the page above says, or nothing fits.
  if (/["\\]/.test([...Object.keys(policy), ...lists.flat()].join('')))
    return 'quotes and backslashes are not known here';
  const combinations = lists.reduce((product, { length }) => product * length, 1);
  if (combinations > MAX_COMBINATIONS) return `its values can be combined in no more than ${MAX_COMBINATIONS} ways`;
  return Buffer.byteLength(text) > MAX_BYTES ? `it can have no more than ${MAX_BYTES} bytes` : null;
}

/**
 * Whether a message is for a subscription: each key of the policy is an attribute with one of the values, upper and lower case
 * apart (https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html).
 * @param text a policy in which nothing is wrong; `null`: everything is wanted
 */
export function isWanted(text: string | null, attributes: MessageAttributes): boolean {
  if (text === null) return true;
  return Object.entries(JSON.parse(text) as Record<string, string[]>).every(
    ([name, wanted]) => attributes.get(name)?.some((value) => wanted.includes(value)) ?? false,
  );
}

const isListOfTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');

function objectIn(text: string): object | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && !Array.isArray(json) ? json : null;
  } catch {
    return null;
  }
}
