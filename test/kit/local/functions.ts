import { join } from 'node:path';
import type { LambdaFunction } from '../../../local/assembly/types.ts';
import { temporaryDirectory, writeFiles } from './directories.ts';

/** A function as the template would describe it, with the given source as its bundle. */
export function functionOf(id: string, source: string, changes: Partial<LambdaFunction> = {}): LambdaFunction {
  const directory = temporaryDirectory();
  writeFiles(directory, { 'index.mjs': source });
  return {
    id,
    name: `Test-${id}`,
    arn: `arn:aws:lambda:eu-local-1:000000000000:function:Test-${id}`,
    label: id,
    assetDirectory: join(directory),
    handler: 'index.handler',
    environment: {},
    timeoutMs: 5000,
    memoryMb: 128,
    logGroup: `/aws/lambda/Test-${id}`,
    concurrency: null,
    role: { name: `Test-${id}-Role`, statements: [] },
    ...changes,
  };
}
