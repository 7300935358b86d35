import type { Details, Frame } from './event-types.ts';

/** Tells whether source maps say of a frame of the event where it comes from. */
export const hasMapped = (details: Stacks): boolean =>
  stacksOf(details).some((frames) => frames.some(({ raw }) => raw !== undefined));

/** The frames of all stacks of an event. */
export const stacksOf = ({ exceptions, stacktrace, threads }: Stacks): Frame[][] => [
  stacktrace,
  ...[...exceptions, ...threads].map(({ frames }) => frames),
];

type Stacks = Pick<Details, 'exceptions' | 'stacktrace' | 'threads'>;

/**
 * The stacks of an event as they were sent, without what source maps say. `raw` of a frame is then the place in its source:
 * the one of the two that is not shown.
 */
export function asSent<Some extends Stacks>(details: Some): Some {
  const { exceptions, stacktrace, threads } = details;
  const sent = <Owner extends { frames: Frame[] }>(owner: Owner): Owner => ({
    ...owner,
    frames: owner.frames.map(frameAsSent),
  });
  return {
    ...details,
    exceptions: exceptions.map(sent),
    stacktrace: stacktrace.map(frameAsSent),
    threads: threads.map(sent),
  };
}

/** Lines of source and the repository's address are of the source: neither was sent. */
function frameAsSent(frame: Frame): Frame {
  if (frame.raw === undefined) return frame;
  const { source_url: _address, ...rest } = frame;
  const { function: name, filename, lineno, colno } = frame;
  const raw = { function: name, filename, lineno, colno };
  return { ...rest, ...frame.raw, module: null, context: [], raw };
}
