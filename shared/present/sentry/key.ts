import type { ClientKey } from '../../domain/client-key.ts';
import type { clientKeyEntity } from '../gitlab/client-key.ts';

/** Sentry's client key. `shown`: the same key in GitLab's form, which has its DSN. `dateCreated`: when its project was made. */
export function keyEntity(key: ClientKey, shown: ReturnType<typeof clientKeyEntity>, dateCreated: string) {
  const name = `Client key ${key.id}`;
  return {
    id: key.public_key,
    name,
    label: name,
    public: key.public_key,
    secret: null,
    projectId: key.project_id,
    isActive: key.active,
    rateLimit: key.rate_limit && { count: key.rate_limit.count, window: key.rate_limit.window },
    dsn: { public: shown.sentry_dsn, secret: '', csp: '', security: '', minidump: '', unreal: '', cdn: '' },
    dateCreated,
  };
}
