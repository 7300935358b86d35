import type { TestProject } from 'vitest/node';
import type { Target } from './target.ts';

/** A stack that is served, and what stops it. */
export interface Stack {
  target: Target;
  stop: () => Promise<void>;
}

/** Of vitest's own process, in which every project loads its set-up anew. */
const shared = globalThis as { gletStacks?: Map<string, { started: Promise<Stack>; users: number }> };

/**
 * Provides a project of tests with the stack of a name. It is started with the first project that needs it, and stopped with
 * the last. @returns what the set-up of the project returns
 */
export async function provideStack(
  project: TestProject,
  name: string,
  start: () => Promise<Stack>,
): Promise<() => Promise<void>> {
  const stacks = (shared.gletStacks ??= new Map<string, { started: Promise<Stack>; users: number }>());
  const stack = stacks.get(name) ?? { started: start(), users: 0 };
  stacks.set(name, stack);
  stack.users++;
  const { target, stop } = await stack.started;
  project.provide('target', target);
  return async () => {
    stack.users--;
    if (stack.users > 0) return;
    stacks.delete(name);
    await stop();
  };
}
