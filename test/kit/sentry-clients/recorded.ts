import { expect } from 'vitest';
import type { Answer, Call, Caller } from '../request.ts';
import { undecoded, type ShapeName } from './shapes.ts';

/**
 * A request as a client was seen to send it, and what the client needs of the answer. `{o}`, `{p}` and the like in path and
 * query are filled in when it is replayed.
 */
export interface Recorded {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** As it stands behind the `?`. */
  query?: string;
  json?: unknown;
  /** What the client takes; it ends with any other. */
  status: number | readonly number[];
  /** What it decodes: the answer, or each of a list. */
  decodes?: ShapeName;
  list?: true;
}

/** What a client sends with each of its requests beside the token. */
export type ClientHeaders = Readonly<Record<string, string>>;

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name]!);

/** Sends what was recorded, one after the other, and says what of each answer the client could not work with. */
export async function replay(
  caller: Caller,
  recorded: readonly Recorded[],
  headers: ClientHeaders,
  values: Readonly<Record<string, string>>,
): Promise<string[]> {
  const problems: string[] = [];
  for (const step of recorded) {
    const query = [...new URLSearchParams(filled(step.query ?? '', values))];
    const call: Call = { headers: { ...headers }, query, ...('json' in step ? { json: step.json } : {}) };
    const path = filled(step.path, values);
    const answer = await caller(step.method, path, call);
    problems.push(...problemsOf(step, answer).map((problem) => `${step.method} ${path}: ${problem}`));
  }
  return problems;
}

function problemsOf({ status, decodes, list }: Recorded, answer: Answer): string[] {
  if (![status].flat().includes(answer.status)) return [`${answer.status} ${answer.text}`];
  if (answer.status === 204 || answer.status >= 400) return [];
  expect(answer.headers['content-type']).toMatch(/^application\/json/);
  if (decodes === undefined) return [];
  if (!list) return [undecoded(decodes, answer.json) ?? []].flat();
  // Nothing to decode would be no proof.
  const rows = answer.json as unknown[];
  return rows.length === 0 ? ['an empty list'] : rows.flatMap((row) => undecoded(decodes, row) ?? []);
}
