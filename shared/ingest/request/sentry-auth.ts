import { recordId } from '../../domain/ids.ts';
import type { ReceivedRequest } from '../../domain/received-request.ts';
import type { Json } from '../event/error-event.ts';

/** Where a request may say which client key it uses. */
export interface AuthSources extends Pick<ReceivedRequest, 'sentryHeader' | 'authorization' | 'queryKey'> {
  /** `dsn` of the envelope's header: all that is left of an envelope that came through a tunnel. */
  dsn?: Json | undefined;
}

export type SentryAuth =
  | { outcome: 'key'; key: string }
  | { outcome: 'none' }
  | { outcome: 'conflict'; problem: string };

/**
 * The client key of a request. Go and PHP send header and DSN both, so the same key twice is fine; two keys, or the DSN
 * of another project than the path's, are a conflict.
 */
export function sentryAuth(sources: AuthSources, projectId: number): SentryAuth {
  const dsn = typeof sources.dsn === 'string' ? parseDsn(sources.dsn) : null;
  if (dsn !== null && dsn.project !== projectId)
    return { outcome: 'conflict', problem: 'the dsn in the envelope header is of another project' };
  const scheme = /^\s*sentry\s+/i;
  const authorization = sources.authorization ?? '';
  const keys = new Set(
    [
      keyInHeader(sources.sentryHeader ?? ''),
      scheme.test(authorization) ? keyInHeader(authorization) : null,
      sources.queryKey?.trim() || null,
      dsn?.key ?? null,
    ].filter((key) => key !== null),
  );
  if (keys.size > 1) return { outcome: 'conflict', problem: 'multiple authorization payloads detected' };
  const [key] = keys;
  return key === undefined ? { outcome: 'none' } : { outcome: 'key', key };
}

/**
 * From `Sentry sentry_version=7, sentry_key=…, sentry_client=…`. The version may be missing and the scheme too; clients
 * differ in spaces, quotes and order. `sentry_secret` is of old DSNs and means nothing.
 */
function keyInHeader(header: string): string | null {
  return /(?:^|[\s,;?&])sentry_key\s*=\s*["']?([^\s,;&"']+)/i.exec(header)?.[1] ?? null;
}

/** `https://<key>[:<secret>]@<host>/<any path>/<project id>`; `null` when it is not one. */
function parseDsn(dsn: string): { key: string; project: number | null } | null {
  const url = URL.parse(dsn);
  if (url === null || url.username === '') return null;
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const project = /^\d+$/.test(segments.at(-1) ?? '') ? recordId(segments.at(-1)!) : null;
  return { key: decoded(url.username), project };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
