/**
 * One line that a function wrote, for reading: a structured entry becomes level, message and what else it carries.
 * @returns `null` for a function's own line about a request, which the gateway's line repeats.
 */
export function functionLine(label: string, line: string): string | null {
  const entry = parse(line);
  if (entry === null) return `        ${label}: ${line}`;
  const { level, message, timestamp: _, service: _service, ...rest } = entry;
  if (level === 'INFO' && message === 'request') return null;
  const carried = Object.fromEntries(Object.entries(rest).filter(([key]) => !CONTEXT.has(key)));
  const more = Object.keys(carried).length === 0 ? '' : ` ${JSON.stringify(carried)}`;
  return `        ${label}: ${String(level)} ${String(message)}${more}`;
}

/** The same in every entry of an invocation. */
const CONTEXT = new Set([
  'cold_start',
  'function_arn',
  'function_memory_size',
  'function_name',
  'function_request_id',
  'sampling_rate',
  'xray_trace_id',
]);

function parse(line: string): Partial<Record<string, unknown>> | null {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null && 'message' in entry ? entry : null;
  } catch {
    return null;
  }
}
