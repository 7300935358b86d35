import { unsupported } from './template.ts';
import type { Condition } from './types.ts';

/** What services of this machine say of a call. */
const KEYS = [
  'aws:SourceAccount',
  'aws:SourceArn',
  'iam:PassedToService',
  'ses:FromAddress',
  'sns:Endpoint',
  'sns:Protocol',
];

/** The conditions of a resolved statement. @throws Error for another operator than `StringEquals`, and for another key. */
export function readConditions(id: string, given: unknown = {}): Condition[] {
  return Object.entries(given as Record<string, Record<string, string | string[]>>).flatMap(([operator, keys]) => {
    if (operator !== 'StringEquals') throw unsupported(id, 'PolicyDocument', `has ${operator}, not evaluated here`);
    const unknown = Object.keys(keys).find((key) => !KEYS.includes(key));
    if (unknown !== undefined) throw unsupported(id, 'PolicyDocument', `asks for ${unknown}, not known here`);
    return Object.entries(keys).map(([key, values]) => ({ key, values: [values].flat() }));
  });
}
