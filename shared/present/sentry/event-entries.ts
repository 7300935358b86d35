import type { EventDetails } from '../event/details.ts';
import type { ExceptionDetails } from '../event/exceptions.ts';
import type { FrameDetails } from '../event/frames.ts';

/** The parts of an event in Sentry's form, those that it has. `timestamp`: when it happened. */
export function entriesOf(details: EventDetails, timestamp: string) {
  const { exceptions, stacktrace, threads, breadcrumbs, message, request } = details;
  return [
    ...(exceptions.length > 0 ? [{ type: 'exception', data: exceptionData(exceptions) }] : []),
    ...(stacktrace.length > 0 ? [{ type: 'stacktrace', data: stackData(stacktrace) }] : []),
    ...(message === null
      ? []
      : [{ type: 'message', data: { formatted: message.formatted, message: message.template } }]),
    ...(threads.length > 0 ? [{ type: 'threads', data: threadData(threads) }] : []),
    ...(breadcrumbs.length > 0 ? [{ type: 'breadcrumbs', data: breadcrumbData(breadcrumbs, timestamp) }] : []),
    ...(request === null ? [] : [{ type: 'request', data: requestData(request) }]),
  ];
}

/** As SDKs send them: causes first, and last what surfaced. */
function exceptionData(exceptions: readonly ExceptionDetails[]) {
  const values = exceptions.toReversed().map(({ type, value, module, mechanism, thread_id, frames }) => ({
    type,
    value,
    module,
    threadId: thread_id,
    mechanism: mechanism && { type: mechanism.type ?? 'generic', handled: mechanism.handled },
    rawStacktrace: null,
    stacktrace: frames.length === 0 ? null : stackData(frames),
  }));
  return { values, hasSystemFrames: exceptions.some(({ frames }) => hasForeign(frames)), excOmitted: null };
}

function stackData(frames: readonly FrameDetails[]) {
  return { frames: frames.map(frameData), framesOmitted: null, registers: null, hasSystemFrames: hasForeign(frames) };
}

const hasForeign = (frames: readonly FrameDetails[]): boolean => frames.some(({ own }) => !own);

function frameData(frame: FrameDetails) {
  return {
    filename: frame.filename,
    absPath: frame.abs_path,
    module: frame.module,
    package: frame.package,
    platform: null,
    function: frame.function,
    rawFunction: frame.raw?.function ?? null,
    lineNo: frame.lineno,
    colNo: frame.colno,
    // A line without its number is of no use to clients that put numbers beside lines.
    context: frame.context.filter(([number]) => number !== null),
    inApp: frame.own,
    vars: frame.vars,
  };
}

function threadData(threads: EventDetails['threads']) {
  return {
    values: threads.map(({ id, name, state, crashed, current, frames }) => ({
      id,
      name,
      state,
      crashed: crashed === true,
      current: current === true,
      stacktrace: frames.length === 0 ? null : stackData(frames),
    })),
  };
}

function breadcrumbData(breadcrumbs: EventDetails['breadcrumbs'], timestamp: string) {
  return {
    values: breadcrumbs.map((crumb) => ({
      ...crumb,
      // Clients want a time.
      timestamp: crumb.timestamp ?? timestamp,
      type: crumb.type ?? 'default',
      event_id: null,
    })),
  };
}

function requestData({ method, url, query, headers, cookies, data, env }: NonNullable<EventDetails['request']>) {
  return {
    method,
    url: url !== null && URL.canParse(url) ? url : null,
    query,
    fragment: null,
    headers,
    cookies,
    env,
    data,
    inferredContentType: null,
    apiTarget: null,
  };
}
