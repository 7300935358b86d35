import type { EventDetails } from './details.ts';

/** Lambda answers with 6 MB at most, the body written as a JSON string; the payload itself may take two of them, thrice. */
const MAX_DETAILS_BYTES = 1_000_000;

/** From what is missed least to what is missed most; all of it stands in the payload beside. */
const STAGES: readonly { name: string; drop: (details: EventDetails) => Partial<EventDetails> }[] = [
  { name: 'modules', drop: () => ({ modules: [] }) },
  { name: 'extra', drop: () => ({ extra: {} }) },
  { name: 'threads', drop: () => ({ threads: [] }) },
  { name: 'request', drop: ({ request }) => ({ request: request && { ...request, data: null, env: null } }) },
  { name: 'contexts', drop: () => ({ contexts: {} }) },
  { name: 'user', drop: () => ({ user: null }) },
  { name: 'report', drop: () => ({ report: null }) },
  {
    name: 'breadcrumbs.data',
    drop: ({ breadcrumbs }) => ({ breadcrumbs: breadcrumbs.map((crumb) => ({ ...crumb, data: null })) }),
  },
  {
    name: 'mechanism.data',
    drop: ({ exceptions }) => ({
      exceptions: exceptions.map((one) => ({ ...one, mechanism: one.mechanism && { ...one.mechanism, data: null } })),
    }),
  },
  { name: 'vars', drop: (details) => eachFrame(details, (frame) => ({ ...frame, vars: null })) },
  { name: 'breadcrumbs', drop: () => ({ breadcrumbs: [] }) },
  { name: 'context', drop: (details) => eachFrame(details, (frame) => ({ ...frame, context: [] })) },
  { name: 'frames', drop: (details) => eachStack(details, (frames) => frames.slice(-5)) },
  { name: 'request', drop: () => ({ request: null }) },
];

type Frames = EventDetails['stacktrace'];

/** Whether details leave room for the rest of an answer. */
function isSmall(details: EventDetails): boolean {
  return Buffer.byteLength(JSON.stringify(JSON.stringify(details))) <= MAX_DETAILS_BYTES;
}

/**
 * Leaves out parts of an answer, one after another, until it is small enough; `left_out` has their names.
 * @param fits tells when it is, of an answer in another form
 */
export function fitted(details: EventDetails, fits = isSmall): EventDetails {
  let smaller = details;
  for (const { name, drop } of STAGES) {
    if (fits(smaller)) break;
    const left_out = [...new Set([...smaller.left_out, name])];
    smaller = { ...smaller, ...drop(smaller), left_out };
  }
  return smaller;
}

function eachFrame(details: EventDetails, change: (frame: Frames[number]) => Frames[number]): Partial<EventDetails> {
  return eachStack(details, (frames) => frames.map(change));
}

function eachStack(
  { exceptions, stacktrace }: EventDetails,
  change: (frames: Frames) => Frames,
): Partial<EventDetails> {
  return {
    exceptions: exceptions.map((one) => ({ ...one, frames: change(one.frames) })),
    stacktrace: change(stacktrace),
  };
}
