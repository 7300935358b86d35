import { Stack, type App } from 'aws-cdk-lib/core';
import { alarms, operatorTopic } from './constructs/alarms.ts';
import { addressOf } from './constructs/addresses.ts';
import { tenantBucket } from './constructs/bucket.ts';
import { collectorApi, collectorRoutes } from './constructs/collector-api.ts';
import { endpointFunctions, pageFunctions } from './constructs/contract-functions.ts';
import { customDomain } from './constructs/custom-domain.ts';
import { jobFunctions } from './constructs/job-functions.ts';
import { tenantLog } from './constructs/log-group.ts';
import { mailIdentity } from './constructs/mail-identity.ts';
import { mailTopic } from './constructs/mail-topic.ts';
import { outputs } from './constructs/outputs.ts';
import { contractApi } from './constructs/rest-api.ts';
import { scheduling } from './constructs/scheduling.ts';
import { streamConsumers } from './constructs/stream-consumers.ts';
import { tenantTable } from './constructs/table.ts';
import { CONTRACT } from './contract.ts';
import type { Tenant } from './tenant.ts';

/**
 * Everything of one tenant. Composes and defines nothing itself; `bundles` is where `infra/bundle.ts` wrote. `contract` is
 * for tests that look at what the stack will be once there are more endpoints.
 */
export class TenantStack extends Stack {
  constructor(app: App, tenant: Tenant, bundles: string, contract = CONTRACT) {
    super(app, `Glet-${tenant.name}`, {
      description: `Glet: error tracking for the tenant ${tenant.name}`,
      tags: { 'glet:tenant': tenant.name },
      // CloudFormation takes a megabyte, and counts the spaces.
      suppressTemplateIndentation: true,
    });
    const table = tenantTable(this, tenant);
    const bucket = tenantBucket(this, tenant);
    const log = tenantLog(this, 'Log', tenant);
    const collector = collectorApi(this, tenant);
    const operator = operatorTopic(this, tenant);
    const told = { sender: mailIdentity(this, tenant), mails: mailTopic(this, tenant), operator };
    const shared = {
      bundles,
      table,
      bucket,
      log,
      collectorApi: collector.ref,
      contract,
      tenant,
      told,
      scheduling: scheduling(this, tenant),
    };
    const jobs = jobFunctions(this, shared);
    const startable = { ...shared, jobs: jobs.functions };
    const functions = endpointFunctions(this, startable);
    const pages = pageFunctions(this, startable);
    const consumers = streamConsumers(this, startable);
    const accessLog = tenantLog(this, 'AccessLog', tenant);
    const collectorUrl = addressOf(this, collector.ref, tenant);
    const api = contractApi(this, { functions, pages, accessLog, collectorUrl, contract, tenant });
    const collectorStage = collectorRoutes({
      api: collector,
      collect: functions.postEnvelope,
      accessLog,
      restApi: api.restApiId,
      tenant,
    });
    const domain = tenant.domain && customDomain(this, { api, collectorStage, domain: tenant.domain });
    if (operator !== null)
      alarms({ tenant: tenant.name, topic: operator, api, collectorStage, accessLog, table, consumers, jobs });
    outputs(this, { api, collectorUrl, table, tenant, domain, consumers, jobs, log, accessLog });
  }
}
