import { join } from 'node:path';
import type { LambdaFunction } from '../../../local/assembly/types.ts';
import type { Endpoints } from '../../../local/lambda/environment.ts';
import { temporaryDirectory, writeFiles } from './directories.ts';

/** Where nobody answers. */
export const ENDPOINTS: Endpoints = {
  dynamodb: 'http://127.0.0.1:1',
  ssm: 'http://127.0.0.1:2',
  s3: 'http://127.0.0.1:3',
  lambda: 'http://127.0.0.1:4',
  scheduler: 'http://127.0.0.1:5',
  ses: 'http://127.0.0.1:6',
  sns: 'http://127.0.0.1:7',
};

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
