import type { Details, ShownEvent } from './event-types.ts';

const NOTHING: Details = {
  exceptions: [],
  stacktrace: [],
  threads: [],
  breadcrumbs: [],
  message: null,
  request: null,
  user: null,
  tags: [],
  contexts: {},
  extra: {},
  modules: [],
  sdk: null,
  report: null,
  transaction: null,
  logger: null,
  dist: null,
  server_name: null,
  fingerprint: null,
  grouping: null,
  filtered: { paths: [], total: 0 },
  trimmed: null,
  size_bytes: 0,
  left_out: [],
};

/** What an event says; of an external Sentry's, which has no details, what GitLab's fields say: the stack and the tags. */
export function detailsOf({ details, stack_trace_entries, tags }: ShownEvent): Details {
  if (details !== null) return details;
  return {
    ...NOTHING,
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    stacktrace: stack_trace_entries.map(({ lineNo, colNo, context, ...file }) => ({
      ...file,
      module: null,
      package: null,
      lineno: lineNo,
      colno: colNo === 0 ? null : colNo,
      in_app: null,
      own: false,
      context,
      vars: null,
    })),
  };
}
