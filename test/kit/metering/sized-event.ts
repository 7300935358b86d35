import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';

const WORDS =
  'order user request payload session handler render commit query index cache token widget basket courier region'.split(
    ' ',
  );
const MAX_FRAMES = 60;

/**
 * A Node event of about so many bytes of JSON, the same for the same size: up to sixty frames with source and variables,
 * breadcrumbs, texts under `extra`. It compresses about as real ones do, to a quarter or less.
 */
export function sizedEvent(bytes: number): JsonObject {
  const random = randomFrom(bytes);
  const word = (): string => WORDS[Math.floor(random() * WORDS.length)]!;
  const line = (): string =>
    `    const ${word()}${word()} = await this.${word()}.${word()}(${word()}, { ${word()}: ${number(random)} });`;
  const lines = (): string[] => Array.from({ length: 5 }, line);
  const frames: JsonObject[] = [];
  const breadcrumbs: JsonObject[] = [];
  const extra: JsonObject = {};
  const addFrame = (): JsonObject => {
    const file = `${word()}/${word()}-${word()}.js`;
    const place = { filename: `app/${file}`, abs_path: `/srv/app/${file}`, function: `${word()}.${word()}` };
    const source = { context_line: line(), pre_context: lines(), post_context: lines() };
    const vars = { [word()]: word(), [word()]: number(random), self: `<${word()} object at 0x${number(random)}>` };
    return push(frames, { ...place, module: word(), lineno: number(random), in_app: random() > 0.5, ...source, vars });
  };
  const addBreadcrumb = (): JsonObject => {
    const data = { url: `https://shop.example/api/${word()}/${number(random)}`, method: 'GET', status_code: 200 };
    const message = `${word()} ${createHash('md5').update(String(random())).digest('hex')}`;
    return push(breadcrumbs, { timestamp: 1_754_042_000 + random(), category: 'fetch', level: 'info', data, message });
  };
  const addText = (): string =>
    (extra[`note${Object.keys(extra).length}`] = Array.from({ length: 30 }, word).join(' '));
  const event = around(frames, breadcrumbs, extra);
  let size = JSON.stringify(event).length;
  while (size < bytes) {
    const add = frames.length < MAX_FRAMES && random() < 0.6 ? addFrame : random() < 0.7 ? addBreadcrumb : addText;
    size += JSON.stringify(add()).length + 1;
  }
  return event;
}

function around(frames: JsonObject[], breadcrumbs: JsonObject[], extra: JsonObject): JsonObject {
  return {
    event_id: '9ec79c33ec9942ab8353589fcb2e04dc',
    timestamp: 1_754_042_400.123,
    platform: 'node',
    level: 'error',
    release: 'shop@1.2.3',
    environment: 'production',
    server_name: 'web-1',
    transaction: 'GET /orders/:id',
    sdk: { name: 'sentry.javascript.node', version: '10.1.0' },
    tags: { region: 'eu', tier: 'web' },
    user: { id: 42, email: 'ada@example.com' },
    request: { url: 'https://shop.example/orders/1', method: 'GET', headers: { accept: '*/*' } },
    contexts: { runtime: { name: 'node', version: 'v24.1.0' }, os: { name: 'linux' } },
    exception: {
      values: [
        {
          type: 'TypeError',
          value: "Cannot read properties of undefined (reading 'id')",
          mechanism: { type: 'generic', handled: false },
          stacktrace: { frames },
        },
      ],
    },
    breadcrumbs,
    extra,
  };
}

function push(list: JsonObject[], item: JsonObject): JsonObject {
  list.push(item);
  return item;
}

function number(random: () => number): number {
  return Math.floor(random() * 1_000_000);
}

/** A linear congruential generator: the figures of two runs must be of the same events. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
