import { join } from 'node:path';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EndpointName } from '../../shared/api/index.ts';
import { PAGES, type PageName } from '../../shared/api/pages.ts';
import type { Contract } from '../contract.ts';
import { asksExternalSentry, type Grant } from '../grant.ts';
import type { FunctionName } from '../grants.ts';
import type { Tenant } from '../tenant.ts';
import type { Told } from './alert-access.ts';
import { collectorEnvironment, COLLECTOR_TIMEOUT, isCollector } from './collector.ts';
import { dsnEnvironment } from './dsn-environment.ts';
import { ingestEnvironment } from './ingest-environment.ts';
import type { Startable } from './job-access.ts';
import { tableFunction, type TableFunctionProps } from './table-function.ts';

export interface ContractFunctionsProps extends Startable {
  /** Directory of the bundles, `<resource>/<verb>/index.mjs`. */
  bundles: string;
  table: Table;
  bucket: Bucket;
  /** Where all functions write. */
  log: LogGroup;
  /** Id of the API that SDKs send to. */
  collectorApi: string;
  contract: Contract;
  tenant: Tenant;
  told: Told;
}

export type Functions<Name extends string> = Readonly<Record<Name, LambdaFunction>>;

interface Batch<Name> {
  rows: Readonly<Record<Name & string, { function: string; summary: string }>>;
  bounds: (name: Name) => Pick<TableFunctionProps, 'timeout' | 'reservedConcurrency' | 'memoryMb'>;
  policies?: (name: Name) => Readonly<Record<string, PolicyDocument>>;
  /** Told of each function once it is made. */
  made?: (name: Name, made: LambdaFunction) => void;
}

/** One function for every row, by the row's name. */
export function contractFunctions<Name extends FunctionName>(
  scope: Construct,
  { rows, bounds, policies, made }: Batch<Name>,
  { bundles, table, bucket, log, collectorApi, contract, tenant, told, ...startable }: ContractFunctionsProps,
): Functions<Name> {
  const built = (Object.keys(rows) as Name[]).map((name) => {
    const { function: file, summary: description } = rows[name];
    const bundle = join(bundles, file);
    const one = tableFunction(scope, name, {
      file,
      description,
      bundle,
      ...bounds(name),
      table,
      bucket,
      log,
      grant: contract.grants[name],
      policies: policies?.(name) ?? {},
      startable,
      told,
      environment: {
        ...ingestEnvironment(name, tenant),
        ...collectorEnvironment(contract, name, tenant),
        ...dsnEnvironment(contract, name, collectorApi),
        ...externalSentryEnvironment(contract.grants[name], tenant),
      },
      tenant,
    });
    made?.(name, one);
    return [name, one];
  });
  return Object.fromEntries(built) as Functions<Name>;
}

function externalSentryEnvironment(grant: Grant, { externalSentry }: Tenant): Record<string, string> {
  return asksExternalSentry(grant) ? { GLET_EXTERNAL_SENTRY_SECONDS: String(externalSentry.timeoutSeconds) } : {};
}

/**
 * Shorter than the 29 s after which API Gateway stops waiting, because the caller is to be told that it failed only when it
 * has. The store gives up before it (`storeWithin`).
 */
const ENDPOINT_TIMEOUT = Duration.seconds(15);

export function endpointFunctions(scope: Construct, props: ContractFunctionsProps): Functions<EndpointName> {
  const { reservedConcurrency, externalSentry } = props.tenant;
  const { endpoints: rows, grants } = props.contract;
  const bounds = (name: EndpointName) => {
    if (isCollector(rows[name])) return { timeout: COLLECTOR_TIMEOUT, reservedConcurrency };
    if (!asksExternalSentry(grants[name])) return { timeout: ENDPOINT_TIMEOUT };
    return { timeout: ENDPOINT_TIMEOUT, reservedConcurrency: externalSentry.reservedConcurrency };
  };
  return contractFunctions(new Construct(scope, 'Endpoints'), { rows, bounds }, props);
}

/** They have no table and answer from what came with them: five seconds are for a cold start on a bad day. */
const PAGE_TIMEOUT = Duration.seconds(5);

/** The functions that answer with pages and what those are made of. */
export function pageFunctions(scope: Construct, props: ContractFunctionsProps): Functions<PageName> {
  const bounds = () => ({ timeout: PAGE_TIMEOUT });
  return contractFunctions(new Construct(scope, 'Pages'), { rows: PAGES, bounds }, props);
}
