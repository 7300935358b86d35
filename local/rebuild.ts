import { existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { loadAssembly } from './assembly/load.ts';
import type { Assembly } from './assembly/types.ts';
import { runNode } from './run-node.ts';
import { synthesize, type SynthesisOptions } from './synthesize.ts';

export interface RebuildOptions extends Pick<SynthesisOptions, 'tenantOptions' | 'log'> {
  /** Where the stack is synthesized to; bundles go beside it. */
  assemblyDirectory: string;
  current: () => Assembly;
  /** Makes an assembly the one that is served. */
  apply: (next: Assembly) => Promise<void>;
}

/** Takes files that changed, as paths below the project. */
export type Rebuild = (changed: readonly string[], signal: AbortSignal) => Promise<void>;

/**
 * Makes changed sources live in two steps, for the second takes two to six times as long as the first: new bundles for the
 * stack as it is, and then, unless only functions changed, the stack itself.
 */
export function createRebuild({ assemblyDirectory, current, apply, ...synthesis }: RebuildOptions): Rebuild {
  const { log } = synthesis;
  return async function rebuild(changed, signal) {
    const started = performance.now();
    const live = (what: string): void => log(`${what} live after ${Math.round(performance.now() - started)} ms`);
    if (!changed.some((file) => file.startsWith('infra/'))) {
      await apply(await rebundle(current(), assemblyDirectory, signal));
      live('Functions');
    }
    if (changed.every((file) => file.startsWith('functions/'))) return;
    await synthesize(assemblyDirectory, { ...synthesis, signal });
    await apply(loadAssembly(assemblyDirectory));
    live('Stack');
  };
}

/** A function's label is the path of its source, and `infra/bundle.ts` names its output by that. */
async function rebundle(assembly: Assembly, assemblyDirectory: string, signal: AbortSignal): Promise<Assembly> {
  // A directory of their own: instances of the version before may still be starting from theirs.
  const directory = mkdtempSync(join(assemblyDirectory, 'bundles.'));
  await runNode('infra/bundle.ts', { args: ['--out', directory], signal });
  const functions = assembly.functions.map((definition) => {
    const assetDirectory = join(directory, definition.label);
    return existsSync(assetDirectory) ? { ...definition, assetDirectory } : definition;
  });
  return { ...assembly, functions };
}
