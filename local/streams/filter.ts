/** A pattern's value that is no literal, such as `{"prefix": "a"}`. */
type Operator = Record<string, unknown>;
type Test = (value: unknown) => boolean;

/**
 * Compiles a pattern of Lambda's event filtering: objects go down into the record, lists hold the alternatives.
 * @throws Error naming an operator that is not known here; it must not be taken for one that lets everything through.
 */
export function compileFilter(pattern: Record<string, unknown>): (record: unknown) => boolean {
  const tests = Object.entries(pattern).map(([key, expected]): Test => {
    if (key.startsWith('$')) throw unknownOperator(key);
    const test = Array.isArray(expected)
      ? compileAlternatives(expected)
      : compileFilter(expected as Record<string, unknown>);
    return (record) => test(isObject(record) ? record[key] : undefined);
  });
  return (record) => tests.every((test) => test(record));
}

function compileAlternatives(alternatives: unknown[]): Test {
  const tests = alternatives.map((alternative) =>
    isObject(alternative) ? compileOperator(alternative) : (value: unknown) => value === alternative,
  );
  // A list in the record matches when one of its items does.
  return (value) => (Array.isArray(value) ? value : [value]).some((item) => tests.some((test) => test(item)));
}

function compileOperator(operator: Operator): Test {
  const [name, operand] = Object.entries(operator)[0] ?? ['nothing', null];
  // "Exists filter only works on the leaf nodes in your JSON. It doesn't match intermediate nodes."
  // (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax)
  if (name === 'exists') return (value) => !isObject(value) && (value !== undefined) === operand;
  if (name === 'prefix' && typeof operand === 'string') return onText((text) => text.startsWith(operand));
  if (name === 'suffix' && typeof operand === 'string') return onText((text) => text.endsWith(operand));
  if (name === 'equals-ignore-case' && typeof operand === 'string')
    return onText((text) => text.toLowerCase() === operand.toLowerCase());
  if (name === 'anything-but' && !isObject(operand)) {
    const excluded: unknown[] = [operand].flat();
    return (value) => value !== undefined && !excluded.includes(value);
  }
  throw unknownOperator(name);
}

function onText(test: (text: string) => boolean): Test {
  return (value) => typeof value === 'string' && test(value);
}

function unknownOperator(name: string): Error {
  return new Error(`The event filter uses ${name}, which is not known to the local runner.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
