import { beforeAll, describe, expect, it } from 'vitest';
import { collectorOf, newReporter, type Reporter } from '../../kit/collector.ts';
import { NOT_UNDONE } from '../../kit/doors.ts';
import { eventOf, eventsOf, untilCounted } from '../../kit/errors.ts';
import { request, type Answer } from '../../kit/request.ts';
import { door } from '../../kit/target.ts';
import { payloadOf, recordedRequests, type RecordedRequest } from '../../kit/sentry-events/requests.ts';

let reporter: Reporter;
let requests: RecordedRequest[];

beforeAll(async () => {
  reporter = await newReporter();
  requests = recordedRequests({ publicKey: reporter.key.public_key, dsn: reporter.key.sentry_dsn });
});

/** How the event of each client family is shown: title, level, platform, and the frame that its stack ends with. */
const SHOWN: Record<string, [title: string, level: string, platform: string, frame: Record<string, unknown>]> = {
  javascript: [
    "TypeError: Cannot read properties of undefined (reading 'total')",
    'error',
    'javascript',
    { function: '?', lineNo: 1, colNo: 9120, filename: '/assets/main.7f3a.js' },
  ],
  node: [
    'OrderError: cannot load order 4711',
    'error',
    'node',
    { function: 'load', lineNo: 12, colNo: 11, abs_path: '/srv/app/orders.js' },
  ],
  python: [
    'ZeroDivisionError: division by zero',
    'error',
    'python',
    {
      function: 'charge',
      lineNo: 3,
      filename: 'billing/tasks.py',
      context: [
        [1, 'def charge(total, parts):'],
        [3, '    return total / parts'],
      ],
    },
  ],
  ruby: [
    "NoMethodError: undefined method 'title' for nil (NoMethodError)",
    'error',
    'ruby',
    { function: 'show', lineNo: 7, filename: 'app/controllers/posts_controller.rb' },
  ],
  go: [
    '*fmt.wrapError: load cart: connection reset',
    'error',
    'go',
    { function: '(*Cart).Load', lineNo: 41, filename: '/src/cart/cart.go', abs_path: '/src/cart/cart.go' },
  ],
  java: ['IllegalStateException: no route', 'fatal', 'java', { function: 'invoke0', lineNo: null }],
  dotnet: [
    'System.InvalidOperationException: Sequence contains no elements',
    'error',
    'csharp',
    { function: 'First', lineNo: null, filename: null, context: [] },
  ],
  php: [
    'App\\Exceptions\\PaymentFailed: declined',
    'error',
    'php',
    { function: 'App\\Http\\Controllers\\PayController::store', lineNo: 31 },
  ],
  rust: [
    'panic: called `Option::unwrap()` on a `None` value',
    'error',
    'native',
    { function: 'core::option::unwrap_failed', lineNo: null },
  ],
  elixir: ['RuntimeError: oops', 'error', 'elixir', { function: 'MyAppWeb.PageController.index/2', lineNo: 6 }],
  raven: ['user 12 not found', 'error', 'python', { function: 'get', lineNo: 20, filename: 'views.py' }],
};
/** The REST API does not undo Python's brotli, and refuses it. */
const REFUSED = door === 'rest' ? ['python'] : [];
const CLIENTS = Object.keys(SHOWN).filter((client) => !REFUSED.includes(client));

const idOf = (client: string): string => (payloadOf(client)['event_id'] as string).replaceAll('-', '');

function sendAs(client: string): Promise<Answer> {
  const sent = requests.find((one) => one.client === client)!;
  const headers: Record<string, string> = {};
  if (sent.contentType !== undefined) headers['content-type'] = sent.contentType;
  if (sent.contentEncoding !== undefined) headers['content-encoding'] = sent.contentEncoding;
  if (sent.sentryHeader !== undefined) headers['x-sentry-auth'] = sent.sentryHeader;
  const query = sent.query === undefined ? {} : { query: { sentry_key: sent.query, sentry_version: 7 } };
  return request('POST', collectorOf(reporter.project, sent.endpoint), { ...query, headers, body: sent.bytes });
}

it('every client family is here', () => {
  expect([...CLIENTS, ...REFUSED].toSorted()).toEqual(requests.map(({ client }) => client).toSorted());
});

describe.each(CLIENTS)('an event of the %s client', (client) => {
  it('is taken', async () => {
    expect(await sendAs(client)).toEqual({ status: 200, json: { id: idOf(client) } });
  });

  it('is read back with its title, level and stack', async () => {
    const [title, level, platform, frame] = SHOWN[client]!;
    const event = await eventOf(reporter.project, idOf(client));
    expect(event).toMatchObject({ event_id: idOf(client), title, level, platform });
    expect(event.stack_trace_entries.at(-1)).toMatchObject(frame);
  });

  it('that comes again is the same one', async () => {
    expect(await sendAs(client)).toEqual({ status: 200, json: { id: idOf(client) } });
  });
});

it.runIf(REFUSED.length > 0)('another is told where it is taken', async () => {
  for (const client of REFUSED) expect(await sendAs(client)).toEqual(NOT_UNDONE);
});

it('each is an error of its own, counted once, and leads to its event', async () => {
  const errors = await untilCounted(reporter.project, CLIENTS.length);
  expect(errors.map(({ title }) => title).toSorted()).toEqual(CLIENTS.map((client) => SHOWN[client]![0]).toSorted());
  for (const { id, title, count } of errors) {
    expect(count).toBe(1);
    const client = CLIENTS.find((one) => SHOWN[one]![0] === title)!;
    const events = await eventsOf(reporter.project, id);
    expect(events.map(({ event_id }) => event_id)).toEqual([idOf(client)]);
  }
});
