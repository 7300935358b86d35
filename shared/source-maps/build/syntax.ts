import type { NameRange } from './function-names.ts';

/** A node of acorn's tree, and what is noted at it. */
export interface Node {
  type: string;
  start: number;
  end: number;
  /** Functions within that take their name from what is around. */
  unnamed?: number[];
  [field: string]: unknown;
}

/** Stands for syntax that is done with. */
const DONE = { type: 'Done', start: 0, end: 0 };
const NOTHING: readonly Node[] = Object.freeze([]);
const ONE_PARAMETER = Object.freeze([DONE]);

/** Maximum functions that wait for one name: without a bound, each call of a long chain would copy those of all before it. */
const MAX_UNNAMED = 1_000;

/** Called where they stand, they are the code of a module: what it returns is assigned, not what it is. */
const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionExpression', 'ArrowFunctionExpression']);

/** Through which parts of an expression functions within take the name of what the whole is assigned to. */
const PASSES = new Map<string, readonly string[]>(
  Object.entries({
    CallExpression: ['callee', 'arguments'],
    NewExpression: ['arguments'],
    MemberExpression: ['object'],
    ChainExpression: ['expression'],
    ConditionalExpression: ['consequent', 'alternate'],
    LogicalExpression: ['left', 'right'],
    AwaitExpression: ['argument'],
    TaggedTemplateExpression: ['tag', 'quasi'],
    TemplateLiteral: ['expressions'],
    ObjectExpression: ['properties'],
    ClassBody: ['body'],
    SequenceExpression: ['expressions'],
  }),
);

/** What nobody looks at any more when the node is complete, acorn included. Functions: see `prune`. */
const DROPS = new Map<string, readonly string[]>(
  Object.entries({
    CallExpression: ['arguments'],
    NewExpression: ['arguments'],
    BinaryExpression: ['left', 'right'],
    LogicalExpression: ['left', 'right'],
    ConditionalExpression: ['test', 'consequent', 'alternate'],
    SequenceExpression: ['expressions'],
    TemplateLiteral: ['expressions', 'quasis'],
    AssignmentExpression: ['right'],
    VariableDeclarator: ['init'],
    ClassBody: ['body'],
    ClassExpression: ['superClass', 'body'],
    ClassDeclaration: ['superClass', 'body'],
    ReturnStatement: ['argument'],
    ThrowStatement: ['argument'],
    IfStatement: ['test', 'consequent', 'alternate'],
    WhileStatement: ['test', 'body'],
    DoWhileStatement: ['test', 'body'],
    ForStatement: ['init', 'test', 'update', 'body'],
    ForInStatement: ['left', 'right', 'body'],
    ForOfStatement: ['left', 'right', 'body'],
    SwitchStatement: ['discriminant', 'cases'],
    SwitchCase: ['test', 'consequent'],
    TryStatement: ['block', 'handler', 'finalizer'],
    CatchClause: ['param', 'body'],
    LabeledStatement: ['body'],
    BlockStatement: ['body'],
    StaticBlock: ['body'],
    FunctionDeclaration: ['body'],
    FunctionExpression: ['body'],
    ArrowFunctionExpression: ['body'],
  }),
);

const NAMING = ['AssignmentPattern', 'MethodDefinition', 'PropertyDefinition', 'Property', 'ExpressionStatement'];
const OF_INTEREST = new Set([...PASSES.keys(), ...DROPS.keys(), ...NAMING]);

/** Whether nodes of a type name functions, have some within, or are worth pruning. */
export function isOfInterest(type: string): boolean {
  return OF_INTEREST.has(type);
}

/** Collects the functions within that still have no name. */
export function childrenWithFunctions(node: Node): number[] | undefined {
  // A sequence is worth what its last part is.
  if (node.type === 'SequenceExpression') return (node['expressions'] as Node[]).at(-1)!.unnamed;
  const fields = PASSES.get(node.type);
  if (fields === undefined) return undefined;
  let all: number[] | undefined;
  for (const field of fields)
    for (const child of listOf(node[field] as Node | (Node | null)[] | null)) {
      if (child?.unnamed === undefined || (field === 'callee' && FUNCTIONS.has(child.type))) continue;
      // The list goes on to whoever is around; the child has no more use for it.
      if (all === undefined) all = child.unnamed;
      else for (const index of child.unnamed) if (all.length < MAX_UNNAMED) all.push(index);
    }
  return all;
}

/** Lets go of what is within a complete node. */
export function prune(node: Node): void {
  const { type } = node;
  if (type === 'ExpressionStatement') {
    // Literals may be directives.
    if ((node['expression'] as Node).type !== 'Literal') node['expression'] = DONE;
    return;
  }
  const fields = DROPS.get(type);
  if (fields === undefined) return;
  for (const field of fields) {
    const value = node[field];
    if (value !== null && value !== undefined) node[field] = Array.isArray(value) ? NOTHING : DONE;
  }
  // Acorn counts those of setters when they are complete.
  const parameters = node['params'] as Node[] | undefined;
  if (parameters !== undefined) node['params'] = parameters.length === 1 ? ONE_PARAMETER : NOTHING;
}

/** Where the name of what is assigned to stands: `a`, or `a.b.c` in three parts; `null`: it has none. */
export function nameRanges(target: Node): NameRange[] | null {
  const ranges: NameRange[] = [];
  let node = target;
  for (; node.type === 'MemberExpression'; node = node['object'] as Node) {
    const range = keyRange(node);
    if (range === null) break;
    if (nameAt(node['property'] as Node) !== 'prototype') ranges.unshift(range);
  }
  if (node.type === 'Identifier' || node.type === 'ThisExpression') ranges.unshift(node);
  return ranges.length === 0 ? null : ranges.map(({ start, end }) => ({ start, end }));
}

/**
 * Where the key of a property, method or member stands; `null` for one that is computed, and for numbers and paths, under
 * which bundlers keep their modules.
 */
export function keyRange(member: Node): NameRange | null {
  const key = (member['key'] ?? member['property']) as Node;
  const { start, end } = key;
  if (key.type === 'Literal') {
    const { value } = key as { value?: unknown };
    return typeof value === 'string' && /^[A-Za-z_$][\w$-]*$/.test(value) ? { start: start + 1, end: end - 1 } : null;
  }
  if (member['computed'] === true) return null;
  return key.type === 'Identifier' || key.type === 'PrivateIdentifier' ? { start, end } : null;
}

function nameAt(node: Node): unknown {
  return node.type === 'Identifier' ? node['name'] : null;
}

function listOf(value: Node | (Node | null)[] | null): readonly (Node | null)[] {
  return Array.isArray(value) ? value : [value];
}
