import type { FunctionName } from '../grants.ts';
import type { Tenant } from '../tenant.ts';

/** The functions that ask `readIngestLimits` for the limits of events. A test compares this with their bundles. */
const TOLD: ReadonlySet<FunctionName> = new Set<FunctionName>([
  'postEnvelope',
  'postStore',
  'postSecurity',
  'countEvents',
  'listClientKeys',
  'buildArtifacts',
]);

type Limits = Pick<Tenant, 'retentionDays' | 'clientKeyLimit' | 'projectQuota' | 'newErrorLimit'>;

/** Variables with the limits of events, for a function that reads them; none for all others. */
export function ingestEnvironment(name: FunctionName, tenant: Limits): Record<string, string> {
  if (!TOLD.has(name)) return {};
  const { retentionDays, clientKeyLimit, projectQuota, newErrorLimit } = tenant;
  return {
    GLET_RETENTION_DAYS: String(retentionDays),
    GLET_CLIENT_KEY_LIMIT: String(clientKeyLimit.count),
    GLET_CLIENT_KEY_WINDOW: String(clientKeyLimit.window),
    GLET_PROJECT_QUOTA: String(projectQuota.count),
    GLET_PROJECT_QUOTA_MEGABYTES: String(projectQuota.megabytes),
    GLET_PROJECT_QUOTA_WINDOW: String(projectQuota.window),
    GLET_NEW_ERROR_LIMIT: String(newErrorLimit),
  };
}
