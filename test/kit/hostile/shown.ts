import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { anEvent, type SentEvent } from '../collector.ts';

/** Turns the direction of text about, hides characters, and colours a terminal. */
const BIDI = 'access\u202e\u2066// admin\u2069\u200b\u0000\u001b[31m';
const LINK = 'javascript:window.__hit=1';
/** Whatever becomes HTML or code anywhere sets `window.__hit`, asks another host, or opens a dialog. */
const HOSTILE = {
  image: '<img src=x onerror="window.__hit=1;alert(1)">',
  script: '</script><script>window.__hit=1</script>',
  attribute: '"\' onfocus=window.__hit=1 autofocus x="',
  template: '${window.__hit=1}{{constructor.constructor("window.__hit=1")()}}',
  markdown: '![x](https://evil.example/x.png)[x](javascript:window.__hit=1)',
  style: '<style>@import "https://evil.example/x.css"</style><svg/onload=window.__hit=1>',
  link: LINK,
  data: 'data:text/html,<script>window.__hit=1</script>',
  bidi: BIDI,
} as const;

export const TEXTS = Object.values(HOSTILE);
/** All of them in one. */
export const ALL = TEXTS.join(' ');
const LONG = 'W'.repeat(20_000);

const nested = (levels: number): JsonObject =>
  Array.from({ length: levels }).reduce<JsonObject>((below) => ({ d: below }), { end: LINK });

const frameOf = (text: string, number: number): JsonObject => ({
  function: `${text}${number}`,
  module: text,
  filename: number % 2 ? text : LINK,
  abs_path: LINK,
  lineno: number,
  in_app: number % 3 === 0,
  pre_context: [text],
  context_line: text,
  post_context: [text],
  vars: { [text]: text, [`${text} deep`]: nested(12) },
});

/** In every place that a page shows, this text. */
function everywhere(text: string): SentEvent {
  return anEvent({
    platform: 'javascript',
    exception: { values: [{ type: text, value: text, stacktrace: { frames: [frameOf(text, 1), frameOf(text, 3)] } }] },
    release: text,
    environment: text,
    transaction: text,
    server_name: text,
    logger: text,
    dist: text,
    sdk: { name: text, version: text, integrations: [text], packages: [{ name: text, version: text }] },
    user: { id: text, username: text, email: text, ip_address: text },
    request: { url: text, method: text, headers: { Referer: text, [text]: text }, cookies: text, data: text },
    tags: { [text]: text, url: text },
    extra: { [text]: text },
    contexts: { [text]: { [text]: text }, browser: { name: text, version: text }, os: { name: text } },
    breadcrumbs: [{ category: text, type: text, level: text, message: text, data: { url: text, [text]: text } }],
    modules: { [text]: text },
    fingerprint: [text],
    threads: { values: [{ id: 1, name: text, crashed: true, stacktrace: { frames: [frameOf(text, 1)] } }] },
  });
}

const frames = Array.from({ length: 250 }, (_, at) => frameOf(TEXTS[at % TEXTS.length]!, at));

/** Too much of everything, as far as the collector takes it. */
const TOO_MUCH: readonly JsonObject[] = [
  {
    exception: { values: [{ type: LONG, value: LONG, stacktrace: { frames } }] },
    breadcrumbs: Array.from({ length: 300 }, () => ({ message: ALL })),
    ...Object.fromEntries(['release', 'environment', 'transaction', 'server_name'].map((name) => [name, LONG])),
    extra: { deep: nested(1_000) },
  },
  {
    exception: {
      values: [
        { type: 'Long', stacktrace: { frames: [{ ...frameOf(ALL, 3), context_line: '`${x'.repeat(100_000) }] } },
      ],
    },
    tags: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`tag${at}`, LINK])),
  },
];

/** Shapes that no SDK sends, in place of those that all do. */
const FOREIGN: readonly JsonObject[] = [
  {
    exception: [{ type: 7, value: { a: [LINK] }, stacktrace: { frames: 'none' } }],
    tags: [['a', LINK], 'b', 7, [null]],
  },
  { exception: { type: [LINK], value: null }, breadcrumbs: { values: [{ message: 1 }, null, 'x'] }, user: LINK },
  { message: { formatted: ALL }, request: [LINK], contexts: [LINK], modules: LINK, extra: 7, sdk: LINK, level: LINK },
  { exception: { values: [{ type: '', value: '' }] }, timestamp: LINK, platform: LINK, release: 7, threads: [LINK] },
  { culprit: ALL, stacktrace: { frames: [null, 7, { lineno: LINK, colno: -1, vars: LINK }] }, tags: null },
];

/** Events that try whatever a page could do wrong with what is foreign; the last one tries most of it. */
export const hostileEvents = (): SentEvent[] => [
  ...[...FOREIGN, ...TOO_MUCH].map((event) => anEvent(event)),
  ...[LINK, HOSTILE.data, BIDI, ALL].map(everywhere),
];
