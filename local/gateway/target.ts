/** A request target (`/api/v4/projects/1?a=b`), apart from host and fragment. */
export interface Target {
  /** First segment. */
  stage: string;
  /** Below the stage, percent-encoded as sent. */
  path: string;
  /** Without the question mark. */
  query: string;
}

/** @returns `null` for what is no origin-form or absolute-form target, or has bytes that no URL may have. */
export function parseTarget(url: string): Target | null {
  const relative = url.replace(/^https?:\/\/[^/?#]*/i, '');
  // Node hands the bytes of the request line through as Latin-1.
  if (/[^\x21-\x7e]/.test(relative)) return null;
  const mark = relative.indexOf('?');
  const whole = mark < 0 ? relative : relative.slice(0, mark);
  const query = mark < 0 ? '' : relative.slice(mark + 1);
  if (!whole.startsWith('/')) return whole === '' ? { stage: '', path: '/', query } : null;
  // API Gateway collapses slashes at the start and keeps those inside.
  const [, stage, path] = /^\/+([^/]*)(.*)$/s.exec(whole)!;
  return { stage: stage!, path: path || '/', query };
}
