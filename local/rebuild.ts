import { existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { loadAssembly } from './assembly/load.ts';
import type { Assembly, LambdaFunction } from './assembly/types.ts';
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
 * stack as it is, and then, unless only functions or pages changed, the stack itself.
 */
export function createRebuild({ assemblyDirectory, current, apply, ...synthesis }: RebuildOptions): Rebuild {
  const { log } = synthesis;
  return async function rebuild(changed, signal) {
    const started = performance.now();
    const live = (what: string): void => log(`${what} live after ${Math.round(performance.now() - started)} ms`);
    const isStackChanged = changed.some((file) => !/^(?:functions|pages)\//.test(file));
    if (!changed.some((file) => file.startsWith('infra/'))) {
      const { functions } = current();
      const only = functionsOf(changed, functions);
      const bundles = await bundle(assemblyDirectory, only, signal);
      // A function that is no longer in the contract has no bundle, and goes when the stack is synthesized.
      if (!isStackChanged || withoutBundle(functions, bundles).length === 0) {
        await apply({ ...current(), functions: withBundles(functions, bundles, only) });
        live('Functions');
      }
    }
    if (!isStackChanged) return;
    await synthesize(assemblyDirectory, { ...synthesis, signal });
    await apply(loadAssembly(assemblyDirectory));
    live('Stack');
  };
}

/** @returns a directory of their own: instances of the version before may still be starting from theirs. */
async function bundle(assemblyDirectory: string, only: Only, signal: AbortSignal): Promise<string> {
  const directory = mkdtempSync(join(assemblyDirectory, 'bundles.'));
  const named = (only ?? []).flatMap((label) => ['--only', label]);
  await runNode('infra/bundle.ts', { args: ['--out', directory, ...named], signal });
  return directory;
}

/** Labels of functions; `null`: all of them. */
type Only = readonly string[] | null;

/** Names the functions that are made of files that changed, as far as their places tell. */
export function functionsOf(changed: readonly string[], functions: readonly Pick<LambdaFunction, 'label'>[]): Only {
  const labels = functions.map(({ label }) => label);
  const named = changed.map((file) => {
    if (file.startsWith('pages/')) return labels.filter((label) => label.startsWith('pages/'));
    const label = labels.find((one) => file === `functions/${one}.ts`);
    return label === undefined ? null : [label];
  });
  return named.includes(null) ? null : [...new Set(named.flatMap((some) => some ?? []))];
}

/**
 * Gives functions the bundles in a directory, which `infra/bundle.ts` names after their sources, as labels are.
 * @throws Error naming those that have none, because they would go on with what they were, unnoticed.
 */
export function withBundles(
  functions: readonly LambdaFunction[],
  directory: string,
  only: Only = null,
): LambdaFunction[] {
  const isMade = ({ label }: LambdaFunction): boolean => only === null || only.includes(label);
  const missing = withoutBundle(functions.filter(isMade), directory);
  if (missing.length > 0) {
    const names = missing.map(({ id, label }) => `${id} (functions/${label}.ts)`).join(', ');
    throw new Error(`There is no new bundle of ${names}.`);
  }
  return functions.map((definition) =>
    isMade(definition) ? { ...definition, assetDirectory: join(directory, definition.label) } : definition,
  );
}

function withoutBundle(functions: readonly LambdaFunction[], directory: string): LambdaFunction[] {
  return functions.filter(({ label }) => !existsSync(join(directory, label)));
}
