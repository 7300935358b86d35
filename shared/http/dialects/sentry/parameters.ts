import type { Endpoint, Parameter } from '../../../api/row.ts';
import { momentOf } from '../../../domain/time.ts';
import type { RawParams } from '../../call.ts';
import type { ReadParameters } from '../../dialect.ts';
import { MalformedRequest } from '../../malformed-request.ts';
import { wantedPage } from './pages.ts';
import { inQuery } from './read-request.ts';

/** Cannot be taken for a value. */
const INVALID = Symbol('invalid');

/**
 * Reads the row's parameters; those that it does not name are ignored, as clients send many that only Sentry knows.
 * Numbers beyond their bounds count as the bound, but those that there have to be.
 * @throws MalformedRequest with every problem: the parameter's name, and what is wrong with it.
 */
export function readParameters(row: Endpoint, raw: RawParams): ReadParameters {
  const problems: string[] = [];
  const params: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(row.params)) {
    const sentAs = parameter.inQuery ?? name;
    const value = valueOf(parameter, sentOf(row, name, raw));
    const problem = problemOf(parameter, value);
    if (problem !== null) problems.push(`${sentAs}: ${problem}`);
    const settled = value ?? parameter.default;
    if (settled !== undefined) params[name] = settled;
  }
  if (problems.length > 0) throw new MalformedRequest({ code: 'parameters-invalid', problems });
  return { params, page: row.pagination === 'keyset' ? wantedPage(raw) : null };
}

/** A list in a body stands for no single value; of one that is repeated in the query the last counts. */
function sentOf({ method, params }: Endpoint, name: string, raw: RawParams): unknown {
  const { inQuery: queried, type } = params[name]!;
  const sent = raw.get(queried === undefined ? name : inQuery(queried));
  const isInBody = method !== 'GET' && queried === undefined;
  if (!Array.isArray(sent) || type === 'string[]' || type === 'object[]') return sent;
  return isInBody ? INVALID : sent.at(-1);
}

function valueOf(parameter: Parameter, sent: unknown): unknown {
  if (sent === undefined || sent === null) return undefined;
  if (parameter.type === 'string[]') {
    const values = [sent].flat().map(textOf);
    return values.includes(undefined) ? INVALID : values;
  }
  if (parameter.type === 'object') return isObject(sent) ? sent : INVALID;
  if (parameter.type === 'object[]') return Array.isArray(sent) && sent.every(isObject) ? sent : INVALID;
  const text = textOf(sent);
  if (text === undefined) return INVALID;
  if (parameter.type === 'boolean') return booleanOf(text);
  if (parameter.type === 'time') return text === '' ? undefined : (momentOf(text) ?? INVALID);
  return parameter.type === 'integer' ? clamped(parameter, text) : text;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function booleanOf(text: string): boolean | typeof INVALID {
  if (['1', 'true', 'yes'].includes(text.toLowerCase())) return true;
  return ['0', 'false', 'no', ''].includes(text.toLowerCase()) ? false : INVALID;
}

function clamped({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER, required }: Parameter, text: string): unknown {
  if (text.trim() === '') return undefined;
  if (!/^[+-]?\d+$/.test(text.trim())) return INVALID;
  const value = Number(text);
  const isOutside = value < minimum || value > maximum;
  return !(required && isOutside) ? Math.min(Math.max(value, minimum), maximum) : INVALID;
}

const PROBLEMS: Readonly<Partial<Record<Parameter['type'], string>>> = {
  integer: 'A valid integer is required.',
  time: 'Datetime has wrong format: it is no time such as 2026-01-31T12:00:00Z.',
  object: 'Expected an object.',
  'object[]': 'Expected a list of objects.',
};

function problemOf({ required, values, maxLength, maxValues, type }: Parameter, value: unknown): string | null {
  if (value === undefined) return required ? 'This field is required.' : null;
  if (value === INVALID) return PROBLEMS[type] ?? 'Not a valid value.';
  if (type === 'object' || type === 'object[]') return null;
  const all = [value].flat() as (string | number)[];
  if (all.length > (maxValues ?? Infinity)) return `Ensure this field has no more than ${maxValues} values.`;
  const other = values && all.find((one) => !values.includes(one));
  if (other !== undefined) return `"${String(other).slice(0, 100)}" is not a valid choice: ${values!.join(', ')}.`;
  return all.some((one) => String(one).length > (maxLength ?? Infinity))
    ? `Ensure this field has no more than ${maxLength} characters.`
    : null;
}
