import { listClientKeys } from '../../../shared/api/gitlab/client-keys.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { clientKeyPresenter } from '../../../shared/entry/client-keys.ts';
import { withIngestLimits } from '../../../shared/entry/ingest-limits.ts';
import { keyUsageEntity } from '../../../shared/present/gitlab/key-usage.ts';
import * as clientKeys from '../../../shared/store/client-keys.ts';
import * as projectCounts from '../../../shared/store/project-counts.ts';

const entityOf = clientKeyPresenter();

export const handler = endpoint(
  listClientKeys,
  withIngestLimits(async ({ store, project, params, base, limits, now }) => {
    const keys = await clientKeys.list(store, project.id);
    if (!params.with_usage) return keys.map((key) => entityOf(key, base));
    const used = await projectCounts.ofClientKeys(store, project.id);
    return keys.map((key) => ({
      ...entityOf(key, base),
      usage: keyUsageEntity(key, used.get(key.public_key) ?? null, limits.clientKey, now),
    }));
  }),
);
