import { callIfChanged } from './call.ts';
import { createResourceStore, type Fetcher } from './resource-store.ts';
import { ROWS, type RowName } from './rows.ts';
import type { DataOf, Reply, Sent } from './types.ts';

/** The answers that this tab has. */
export const resources = createResourceStore();

/** For how long an answer that was fetched ahead is shown without asking again, milliseconds. */
const FETCHED_AHEAD_MS = 60_000;

/** How each key that is looked at is asked for again. */
const fetchers = new Map<string, Fetcher>();

/** The key of an answer: the row's name, then what was sent, `listErrors {"id":"demo/shop"}`. */
export function keyOf<Name extends RowName>(name: Name, sent: Sent<Name>): string {
  const said = Object.entries(sent).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return `${name} ${JSON.stringify(Object.fromEntries(said.toSorted(([a], [b]) => (a < b ? -1 : 1))))}`;
}

/** Asks for an answer, and remembers how. */
export function load<Name extends RowName>(name: Name, sent: Sent<Name>, maxAge = 0): void {
  const key = keyOf(name, sent);
  const fetcher: Fetcher = (options) => callIfChanged(name, sent, options);
  fetchers.set(key, fetcher);
  resources.load(key, fetcher, maxAge);
}

/** Fetches what will be shown next, such as the next event of an error. */
export function prefetch<Name extends RowName>(name: Name, sent: Sent<Name>): void {
  load(name, sent, FETCHED_AHEAD_MS);
}

/** Keeps an answer that came from another address under its own: the oldest event under its id. */
export function keep<Name extends RowName>(name: Name, sent: Sent<Name>, reply: Reply<DataOf<Name>>): void {
  const key = keyOf(name, sent);
  resources.load(key, () => Promise.resolve({ ...reply, etag: null }), FETCHED_AHEAD_MS);
  fetchers.set(key, (options) => callIfChanged(name, sent, options));
}

/** All answers of a row that are kept, in the order in which they were asked for first, with what was sent for each. */
export function allKept<Name extends RowName>(name: Name): { sent: Sent<Name>; reply: Reply<DataOf<Name>> }[] {
  return keysOf(name).flatMap((key) => {
    const reply = resources.snapshot(key).reply as Reply<DataOf<Name>> | null;
    return reply === null ? [] : [{ sent: JSON.parse(key.slice(name.length + 1)) as Sent<Name>, reply }];
  });
}

/** Changes an answer that is shown, at once; the server's own follows by `invalidate`. */
export function change<Name extends RowName>(
  name: Name,
  sent: Sent<Name>,
  how: (data: DataOf<Name>) => DataOf<Name>,
): void {
  resources.put(keyOf(name, sent), how);
}

/** Changes all answers of a row that are kept, such as every list of errors that shows the one which was resolved. */
export function changeAll<Name extends RowName>(name: Name, how: (data: DataOf<Name>) => DataOf<Name>): void {
  for (const key of keysOf(name)) resources.put(key, how);
}

/** After a write: asks again for the answers of these rows that are shown, and forgets the others. */
export function invalidate(...names: readonly RowName[]): void {
  for (const name of names) {
    const again = resources.invalidate((key) => key.startsWith(`${name} `));
    askAgain(again);
    for (const key of keysOf(name)) if (!again.includes(key)) fetchers.delete(key);
  }
}

/** Keeps what is shown of these rows until a write has ended, as answers may be of before it. @returns the write's end. */
export function hold(...names: readonly RowName[]): () => void {
  const end = resources.hold((key) => names.some((name) => key.startsWith(`${name} `)));
  return () => askAgain(end());
}

function askAgain(keys: readonly string[]): void {
  for (const key of keys) resources.load(key, fetchers.get(key)!);
}

/** Forgets every answer. */
export function forgetAll(): void {
  resources.clear();
  fetchers.clear();
}

const keysOf = (name: RowName): string[] => [...fetchers.keys()].filter((key) => key.startsWith(`${name} `));

/** What an address is about: the parameters of its path. Two keys with the same subject are two views of one thing. */
export function subjectOf<Name extends RowName>(name: Name, sent: Sent<Name>): string {
  const values: Readonly<Record<string, unknown>> = sent;
  const named = [...ROWS[name].matchAll(/\{(\w+)\}/g)].map(([, param]) => String(values[param!]));
  return [name, ...named].join(' ');
}
