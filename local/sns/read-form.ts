import type { Refusal } from '../iam/caller.ts';

/** What a call of the Query API says, as it is sent: `TopicArn=…&Attributes.entry.1.key=…`. */
export interface Form {
  fields: ReadonlyMap<string, string>;
  /** Of lists, by their names: each entry's parts. */
  lists: ReadonlyMap<string, readonly ReadonlyMap<string, string>[]>;
}

/** `Name.entry.N.part` */
const ENTRY = /^(\w+)\.entry\.([1-9]\d{0,3})\.([\w.]+)$/;

/** A parameter that does not comply: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors */
export function invalid(message: string): Refusal {
  return { type: 'InvalidParameter', message: `Invalid parameter: ${message}` };
}

/** Reads the body of a call. What is given twice, and a list that leaves a number out, is refused. */
export function readForm(body: Buffer): Form | Refusal {
  const fields = new Map<string, string>();
  const lists = new Map<string, Map<string, string>[]>();
  for (const [name, value] of new URLSearchParams(body.toString())) {
    const [, list, number, part] = ENTRY.exec(name) ?? [];
    const target = list === undefined ? fields : entryOf(lists, list, Number(number) - 1);
    const key = part ?? name;
    if (target.has(key)) return invalid(`${name} is given twice`);
    target.set(key, value);
  }
  for (const [name, entries] of lists)
    if (entries.includes(undefined as never)) return invalid(`${name} leaves out a number`);
  return { fields, lists };
}

function entryOf(lists: Map<string, Map<string, string>[]>, list: string, index: number): Map<string, string> {
  const entries = lists.get(list) ?? [];
  lists.set(list, entries);
  return (entries[index] ??= new Map());
}

/** Refuses what is not known. */
export function unknownIn(given: ReadonlyMap<string, unknown>, known: readonly string[], place = ''): Refusal | null {
  const unknown = [...given.keys()].find((name) => !known.includes(name));
  return unknown === undefined ? null : invalid(`${place}${unknown} is not known to the local runner`);
}
