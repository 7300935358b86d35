import { createHash } from 'node:crypto';
import { ACCOUNT, REGION } from '../assembly/references.ts';
import type { Refusal } from '../iam/caller.ts';
import type { Action } from '../iam/policy.ts';
import type { Parameters } from './parameters.ts';

type Input = Readonly<Record<string, unknown>>;
export type Answer = Record<string, unknown> | Refusal;

const refusal = (type: string, message: string): Refusal => ({ type, message });
const invalid = (message: string): Refusal => refusal('ValidationException', message);

/** What IAM must allow. A parameter's ARN has no slash between `parameter` and a name that begins with one. */
export function actionOf(operation: string, { Name }: Input): Action {
  return { action: `ssm:${operation}`, resource: typeof Name === 'string' ? arnOf(Name) : '*' };
}

function arnOf(name: string): string {
  return `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
}

/** One operation of SSM, strict where AWS's documentation is, and refusing what nobody has thought about here. */
export function operate(parameters: Parameters, operation: string, input: Input): Answer {
  if (operation === 'GetParameter') return getParameter(parameters, input);
  if (operation === 'PutParameter') return putParameter(parameters, input);
  return refusal('UnknownOperationException', `${operation} is not known to the local runner`);
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
function getParameter(parameters: Parameters, input: Input): Answer {
  const { Name, WithDecryption } = input;
  const problem = unknownIn(input, ['Name', 'WithDecryption']) ?? nameProblem(Name);
  if (problem !== null) return invalid(problem);
  const found = parameters.get(Name as string);
  if (found === undefined) return refusal('ParameterNotFound', `Parameter ${String(Name)} not found.`);
  const { type, value, version, modified } = found;
  const shown = type === 'SecureString' && WithDecryption !== true ? ciphertextOf(value) : value;
  const Parameter = {
    ARN: arnOf(Name as string),
    DataType: 'text',
    LastModifiedDate: Date.parse(modified) / 1000,
    Name,
    Type: type,
    Value: shown,
    Version: version,
  };
  return { Parameter };
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
function putParameter(parameters: Parameters, input: Input): Answer {
  const { Name, Value, Type, Tier = 'Standard', Overwrite = false } = input;
  const problem =
    unknownIn(input, ['Name', 'Value', 'Type', 'Tier', 'Overwrite']) ?? nameProblem(Name) ?? valueProblem(Value, Tier);
  if (problem !== null) return invalid(problem);
  const before = parameters.get(Name as string);
  if (before !== undefined && Overwrite !== true) return refusal('ParameterAlreadyExists', ALREADY_EXISTS);
  if (before === undefined && Type === undefined)
    return invalid('A parameter type is required when you create a parameter.');
  const type = Type ?? before!.type;
  if (type !== 'String' && type !== 'SecureString')
    return refusal('UnsupportedParameterType', 'Only String and SecureString are known to the local runner');
  if (before !== undefined && before.type !== type)
    return refusal('HierarchyTypeMismatchException', `The parameter is a ${before.type}, which cannot be changed.`);
  const version = (before?.version ?? 0) + 1;
  parameters.put(Name as string, { type, value: Value as string, version, modified: new Date().toISOString() });
  return { Tier, Version: version };
}

const ALREADY_EXISTS =
  'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.';

function unknownIn(input: Input, known: readonly string[]): string | null {
  const unknown = Object.keys(input).find((name) => !known.includes(name));
  return unknown === undefined ? null : `${unknown} is not known to the local runner`;
}

/**
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html
 * Selectors (`name:version`) and the ARNs of shared parameters are names of AWS, too; nothing here uses them.
 */
function nameProblem(name: unknown): string | null {
  if (typeof name !== 'string' || name === '') return 'Name is required.';
  if (name.length > MAX_NAME_CHARACTERS) return `A parameter name has at most ${MAX_NAME_CHARACTERS} characters.`;
  if (!/^[\w./-]+$/.test(name)) return 'A parameter name has letters, numbers and the symbols .-_ and / only.';
  if (/^\/?(aws|ssm)/i.test(name)) return 'A parameter name can\'t be prefixed with "aws" or "ssm" (case-insensitive).';
  const levels = name.split('/');
  if (levels.length > 1 && levels[0] !== '') return 'A parameter name with a hierarchy begins with a slash.';
  if (levels.slice(1).includes('')) return 'A level of a parameter name is empty.';
  return levels.length - 1 > MAX_LEVELS ? `A parameter hierarchy has at most ${MAX_LEVELS} levels.` : null;
}

/** With the ARN in front, AWS takes 1,011: the page of `nameProblem`. */
const MAX_NAME_CHARACTERS = 1_011 - arnOf('/').length;
const MAX_LEVELS = 15;

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const MAX_VALUE_BYTES = 4_096;

function valueProblem(value: unknown, tier: unknown): string | null {
  if (tier !== 'Standard') return `The tier ${String(tier)} is not known to the local runner`;
  if (typeof value !== 'string' || value === '') return 'Value is required.';
  return Buffer.byteLength(value) > MAX_VALUE_BYTES
    ? `Standard tier parameters support a maximum parameter value of ${MAX_VALUE_BYTES} characters.`
    : null;
}

/** What AWS shows of a secure string that nobody asked to decrypt: something in Base64 that tells nothing. */
function ciphertextOf(value: string): string {
  return createHash('sha256').update(value).digest('base64');
}
