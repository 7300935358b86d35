import type { Assembly } from './types.ts';
import { readApi } from './api.ts';
import { readBuckets } from './buckets.ts';
import { readEventSources } from './event-sources.ts';
import { readFunctions } from './functions.ts';
import { readHttpApi, readMappings } from './http-api.ts';
import { expectKnownResources } from './known-resources.ts';
import { readInvokeConfigs } from './invoke-configs.ts';
import { readSenders, readSubscriptions, readTopics } from './messaging.ts';
import { readScheduling } from './scheduling.ts';
import { readStack } from './read-stack.ts';
import { createResolver } from './resolver.ts';
import { readTables } from './tables.ts';

/**
 * Reads a synthesized stack from a cloud assembly directory.
 * @param stackName which stack, if the directory has several.
 * @throws Error naming resource and property for whatever cannot be impersonated.
 */
export function loadAssembly(directory: string, stackName?: string): Assembly {
  const stack = readStack(directory, stackName);
  expectKnownResources(stack.template);
  const resolve = createResolver(stack);
  const functions = readFunctions(stack, resolve);
  const tables = readTables(stack, resolve);
  const topics = readTopics(stack, resolve);
  return {
    stackName: stack.name,
    api: readApi(stack, resolve, functions),
    httpApi: readHttpApi(stack, resolve, functions),
    mappings: readMappings(stack, resolve),
    functions,
    tables,
    buckets: readBuckets(stack, resolve),
    eventSources: readEventSources(stack, resolve, functions, tables),
    invokeConfigs: readInvokeConfigs(stack, resolve, functions),
    scheduling: readScheduling(stack, resolve),
    senders: readSenders(stack, resolve, functions),
    topics,
    subscriptions: readSubscriptions(stack, resolve, topics),
  };
}
