import { received, type Corpus } from './builders.ts';

interface Failed {
  type: string;
  value?: string;
  /** `null`: without frames. */
  at?: string | null;
  isGroup?: boolean;
  causes?: Failed[];
}

/** A tree of exceptions as SDKs send it: ids from the root, the root last. */
function tree(platform: string, root: Failed, change: (values: Record<string, unknown>[]) => unknown = (all) => all) {
  const values: Record<string, unknown>[] = [];
  function add({ type, value = 'x', at = type, isGroup = false, causes = [] }: Failed, parent: number | null): void {
    const id = values.length;
    values.push({
      type,
      value,
      ...(at !== null && { stacktrace: { frames: [{ function: at, module: 'shop.tasks', in_app: true }] } }),
      mechanism: { exception_id: id, ...(parent !== null && { parent_id: parent }), is_exception_group: isGroup },
    });
    for (const cause of causes) add(cause, id);
  }
  add(root, null);
  return received({ platform, exception: { values: change(values.toReversed()) } });
}

const group = (type: string, ...causes: Failed[]): Failed => ({ type, isGroup: true, causes });
const A = { type: 'ValueError' };
const B = { type: 'KeyError' };
const C = { type: 'TimeoutError' };

const AGGREGATES: [platform: string, type: string, joined: (...texts: string[]) => string][] = [
  ['python', 'ExceptionGroup', (...texts) => `unhandled errors in a TaskGroup (${texts.length} sub-exceptions)`],
  ['csharp', 'System.AggregateException', (...texts) => `One or more errors occurred. (${texts.join(') (')})`],
  ['go', '*errors.joinError', (...texts) => texts.join('\n')],
  ['node', 'AggregateError', () => 'All promises were rejected'],
];

/** Without any frame, so that values count. */
function stackless(platform: string, type: string, value: string, texts: string[]) {
  const causes = texts.map((text) => ({ type: 'E', value: text, at: null }));
  return tree(platform, { type, value, at: null, isGroup: true, causes });
}

export const exceptionGroups: Corpus = {
  platform: 'exception groups',
  together: [
    {
      why: 'members in any order',
      one: tree('python', group('G', A, B, C)),
      other: tree('python', group('G', C, A, B)),
    },
    {
      why: 'members that failed alike',
      one: tree('python', group('G', A)),
      other: tree('python', group('G', A, A, A)),
    },
    {
      why: 'members with causes of their own',
      one: tree('python', group('G', { ...A, causes: [B] }, { ...A, causes: [C] })),
      other: tree('python', group('G', { ...A, causes: [C] }, { ...A, causes: [B] })),
    },
    {
      why: 'groups in groups',
      one: tree('python', group('G', group('H', A, B), group('I', C))),
      other: tree('python', group('G', group('I', C), group('H', B, A))),
    },
    ...AGGREGATES.map(([platform, type, joined]) => ({
      why: `${type}, which repeats its members`,
      one: stackless(platform, type, joined('cart is empty', 'disk is full'), ['cart is empty', 'disk is full']),
      other: stackless(platform, type, joined('disk is full', 'cart is empty'), ['disk is full', 'cart is empty']),
    })),
    {
      why: 'one task or several, counted in the message',
      one: stackless('python', 'G', 'tasks failed (1 sub-exception)', ['x']),
      other: stackless('python', 'G', 'tasks failed (2 sub-exceptions)', ['x', 'x']),
    },
    {
      why: 'ids in a circle: the list is a chain',
      one: tree('python', group('G', A), (values) =>
        values.map((value, id) => ({
          ...value,
          mechanism: { exception_id: id, parent_id: 1 - id, is_exception_group: true },
        })),
      ),
      other: tree('python', { type: 'G', causes: [A] }),
    },
  ],
  apart: [
    { why: 'other members', one: tree('python', group('G', A)), other: tree('python', group('G', B)) },
    { why: 'one member more', one: tree('python', group('G', A)), other: tree('python', group('G', A, B)) },
    {
      why: 'members at other places',
      one: tree('python', group('G', A)),
      other: tree('python', group('G', { ...A, at: 'elsewhere' })),
    },
    {
      why: 'a chain has an order: cause and effect',
      one: tree('python', { ...A, causes: [B] }),
      other: tree('python', { ...B, causes: [A] }),
    },
    {
      why: 'a chain in a group has an order, too',
      one: tree('python', group('G', { ...A, causes: [B] })),
      other: tree('python', group('G', { ...B, causes: [A] })),
    },
    {
      why: 'what the group itself says',
      one: stackless('python', 'G', 'payments failed (2 sub-exceptions)', ['x', 'y']),
      other: stackless('python', 'G', 'mails failed (2 sub-exceptions)', ['x', 'y']),
    },
    ...AGGREGATES.map(([platform, type, joined]) => ({
      why: `${type} of other members`,
      one: stackless(platform, type, joined('cart is empty', 'disk is full'), ['cart is empty', 'disk is full']),
      other: stackless(platform, type, joined('cart is empty', 'mail is full'), ['cart is empty', 'mail is full']),
    })),
  ],
};
