/** The parts of a DSN: `https://<public key>@<host>/api/v4/error_tracking/collector/<project id>`. */
export interface Dsn {
  publicKey: string;
  /** Where the API is, `https://host/api`. */
  base: string;
  projectId: string;
}

const COLLECTOR = '/v4/error_tracking/collector';

/** What quotes of every language take as it is. */
const SHAPE = new RegExp(`^(https?://)([\\w-]{1,128})@([\\w.:[\\]/-]+)${COLLECTOR}/(\\d{1,16})$`);

/** Reads a DSN; `null` for what is none of this collector. */
export function dsnOf(text: string): Dsn | null {
  const [, scheme, publicKey, host, projectId] = SHAPE.exec(text.trim()) ?? [];
  if (scheme === undefined || publicKey === undefined || projectId === undefined) return null;
  return { publicKey, base: `${scheme}${host}`, projectId };
}

/** Where a plain event in JSON may be sent with a key, in docs/error-tracking.md, Sending. */
export function storeAddress({ base, projectId, publicKey }: Dsn): string {
  return `${base}${COLLECTOR}/api/${projectId}/store/?sentry_key=${publicKey}`;
}
