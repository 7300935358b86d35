import type { Endpoint, Parameter } from '../../../api/row.ts';
import type { RawParams } from '../../call.ts';
import type { ReadParameters } from '../../dialect.ts';
import { MalformedRequest } from '../../malformed-request.ts';
import { coerce, INVALID, isBlank } from './coerce.ts';
import { wantedPage } from './keyset.ts';
import { paginationProblems } from './pagination.ts';

/**
 * Validates and coerces the row's parameters as Grape does.
 * @throws MalformedRequest with every problem at once.
 */
export function readParameters(row: Endpoint, raw: RawParams): ReadParameters {
  const { params, problems } = validated(row, raw);
  if (row.pagination && row.pagination !== 'lenient') problems.push(...paginationProblems(raw));
  const page = row.pagination === 'keyset' ? wantedPage(raw) : null;
  if (row.pagination === 'keyset' && page === null) problems.push('cursor is invalid');
  if (problems.length > 0) throw new MalformedRequest({ code: 'parameters-invalid', problems });
  return { params, page };
}

/** Parameters that the row does not name are ignored. */
export function validated(row: Endpoint, raw: RawParams): { params: Record<string, unknown>; problems: string[] } {
  const params: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, parameter] of Object.entries(row.params)) {
    const value = raw.has(name) ? coerce(parameter.type, raw.get(name)) : undefined;
    problems.push(...problemsOf(parameter, raw.get(name), value).map((problem) => `${name} ${problem}`));
    const settled = value ?? parameter.default ?? value;
    const isKept = settled === null && parameter.blank === 'keep';
    if (settled !== undefined && !isKept) params[name] = settled;
  }
  const { atLeastOneOf } = row;
  if (atLeastOneOf && !atLeastOneOf.some((name) => raw.has(name)))
    problems.push(`${atLeastOneOf.join(', ')} are missing, at least one parameter must be provided`);
  return { params, problems };
}

/** Order of Grape's validators: presence, coercion, values, blankness. */
function problemsOf(parameter: Parameter, raw: unknown, value: unknown): string[] {
  const problems = [];
  if (parameter.required && raw === undefined) problems.push('is missing');
  if (value === INVALID) problems.push('is invalid');
  else if (!isAllowed(parameter, value)) problems.push('does not have a valid value');
  else if (isTooLong(parameter, value)) problems.push(`is too long (maximum is ${parameter.maxLength} characters)`);
  // Of what need not be sent, only what was (Grape's `AllowBlankValidator`).
  const isAsked = parameter.required || raw !== undefined;
  if (isAsked && parameter.allowBlank === false && (isBlank(raw) || isBlank(value))) problems.push('is empty');
  return problems;
}

function isTooLong({ maxLength }: Parameter, value: unknown): boolean {
  return maxLength !== undefined && typeof value === 'string' && value.length > maxLength;
}

function isAllowed({ values, minimum = -Infinity, maximum = Infinity }: Parameter, value: unknown): boolean {
  if (typeof value === 'number' && (value < minimum || value > maximum)) return false;
  if (values === undefined || value === undefined || value === null) return true;
  return [value].flat().every((one) => values.includes(one as string | number));
}
