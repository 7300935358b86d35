import { FIELDS, VALUES } from './units.ts';

/** As large as an event may be. */
export const MEBIBYTE = 1024 * 1024;

/** A hostile event of about so many bytes of JSON. */
export type Attack = (bytes: number) => string;

/** Where one text can fill the event: what is before it, and what is after it. */
const TEXTS: Readonly<Record<string, readonly [string, string]>> = {
  message: ['{"message":"', '"}'],
  template: ['{"logentry":{"params":["x"],"message":"', '"}}'],
  value: ['{"exception":[{"type":"E","value":"', '"}]}'],
  'extra text': ['{"extra":{"a":"', '"}}'],
  'extra name': ['{"extra":{"', '":1}}'],
  query: ['{"request":{"url":"/x?', '"}}'],
  'query value': ['{"request":{"query_string":"a=', '"}}'],
  fragment: ['{"request":{"url":"/x#a=', '"}}'],
  body: ['{"request":{"data":"', '"}}'],
  'form body': ['{"request":{"data":"a=', '"}}'],
  'JSON body': [String.raw`{"request":{"data":"[\"`, String.raw`\"]"}}`],
  cookies: ['{"request":{"cookies":"a=', '"}}'],
  vars: ['{"stacktrace":{"frames":[{"vars":{"a":"', '"}}]}}'],
  'context line': ['{"stacktrace":{"frames":[{"filename":"a.js","context_line":"', '"}]}}'],
  breadcrumb: ['{"breadcrumbs":[{"message":"', '"}]}'],
  'user id': ['{"user":{"id":"', '"}}'],
  fingerprint: ['{"fingerprint":["', '"]}'],
  release: ['{"release":"', '"}'],
  timestamp: ['{"timestamp":"', '"}'],
  'event id': ['{"event_id":"', '"}'],
  tag: ['{"tags":{"a":"', '"}}'],
};

/** Where a list can fill the event. */
const LISTS: Readonly<Record<string, readonly [string, string]>> = {
  extra: ['{"extra":{"a":[', ']}}'],
  modules: ['{"modules":[', ']}'],
  'unknown attribute': ['{"zzz":[', ']}'],
  exceptions: ['{"exception":[', ']}'],
  frames: ['{"exception":[{"stacktrace":{"frames":[', ']}}]}'],
  'type of an exception': ['{"exception":[{"type":[', ']}]}'],
  source: ['{"stacktrace":{"frames":[{"pre_context":[', ']}]}}'],
  threads: ['{"threads":[', ']}'],
  breadcrumbs: ['{"breadcrumbs":[', ']}'],
  'list of tags': ['{"tags":[', ']}'],
  fingerprint: ['{"fingerprint":[', ']}'],
  parameters: ['{"logentry":{"message":"{}{}","params":[', ']}}'],
  cookies: ['{"request":{"cookies":[', ']}}'],
  'id of a user': ['{"user":{"id":[', ']}}'],
  'body of JSON': ['{"request":{"data":{"a":[', ']}}}'],
  'what survives every trimming but the last': [survivor(), ']}'],
};

const OBJECTS: Readonly<Record<string, readonly [string, string]>> = {
  event: ['{', '}'],
  extra: ['{"extra":{', '}}'],
  tags: ['{"tags":{', '}}'],
  parameters: ['{"logentry":{"message":"{a}","params":{', '}}}'],
  headers: ['{"request":{"headers":{', '}}}'],
  vars: ['{"stacktrace":{"frames":[{"vars":{', '}}]}}'],
};

/** Names are cut to a length, so what costs by the square of it has to be in many. */
const NAMES: Readonly<Record<string, { length: number; frame: (name: string) => string }>> = {
  functions: { length: 256, frame: (name) => `{"function":"${name}"}` },
  modules: { length: 256, frame: (name) => `{"module":"${name}"}` },
  files: { length: 256, frame: (name) => `{"filename":"/${name}","colno":9}` },
  paths: { length: 1024, frame: (name) => `{"abs_path":"/${name}"}` },
  'long paths': { length: 2048, frame: (name) => `{"abs_path":"/${name}","colno":9}` },
  values: { length: 2048, frame: (name) => `{"function":"${name}","context_line":"${name.slice(0, 100)}"}` },
};

/** Each unit in each place: a text of it that fills the event. */
export function textAttacks(unit: string): [string, Attack][] {
  const escaped = JSON.stringify(unit).slice(1, -1);
  return Object.entries(TEXTS).map(([place, around]) => [place, (bytes) => filled(around, () => escaped, '', bytes)]);
}

/** Many names of the unit, with something behind it that no rule wants. */
export function nameAttacks(unit: string, platform: string, end: string): [string, Attack][] {
  return Object.entries(NAMES).map(([kind, { length, frame }]) => [
    `${kind} of ${platform}, ending in ${JSON.stringify(end)}`,
    (bytes) => {
      const name = JSON.stringify(unit.repeat(Math.ceil(length / unit.length)).slice(0, length - 1 - end.length) + end);
      return stacks(platform, frame(name.slice(1, -1)), bytes);
    },
  ]);
}

export function listAttacks(): [string, Attack][] {
  return attacks(LISTS, VALUES);
}

export function objectAttacks(): [string, Attack][] {
  return attacks(OBJECTS, FIELDS);
}

/** Texts of messages, fifty of them: as many as are read. */
export function valueAttack(unit: string): Attack {
  const value = JSON.stringify(unit.repeat(Math.ceil(2048 / unit.length)).slice(0, 2047));
  return (bytes) => filled(['{"exception":[', ']}'], () => `{"value":${value}}`, ',', Math.min(bytes, 50 * 2100));
}

function attacks(places: typeof LISTS, parts: Readonly<Record<string, (index: number) => string>>): [string, Attack][] {
  return Object.entries(places).flatMap(([place, around]) =>
    Object.entries(parts).map(([what, part]): [string, Attack] => [
      `${place}: ${what}`,
      (bytes) => filled(around, part, ',', bytes),
    ]),
  );
}

function filled(
  [before, after]: readonly [string, string],
  part: (index: number) => string,
  comma: string,
  bytes: number,
) {
  const parts: string[] = [];
  let room = bytes - before.length - after.length;
  for (let index = 0; ; index++) {
    const next = part(index);
    room -= Buffer.byteLength(next) + comma.length;
    if (room < 0) return before + parts.join(comma) + after;
    parts.push(next);
  }
}

/** Fifty exceptions of up to 500 frames: all of them count. */
function stacks(platform: string, frame: string, bytes: number): string {
  const exceptions = 50;
  const each = Math.min(500, Math.floor(bytes / exceptions / (Buffer.byteLength(frame) + 1)));
  const stack = `{"type":"T","stacktrace":{"frames":[${Array(each).fill(frame).join(',')}]}}`;
  return `{"platform":"${platform}","exception":[${Array(exceptions).fill(stack).join(',')}]}`;
}

/** Something for each step of trimming, and then a list that none of them touches. */
function survivor(): string {
  const frames = Array(60).fill('{"vars":{"a":1},"pre_context":["a"]}').join(',');
  const crumbs = Array(40).fill('{}').join(',');
  const long = 'x'.repeat(3000);
  return `{"stacktrace":{"frames":[${frames}]},"breadcrumbs":[${crumbs}],"threads":[],"extra":{"a":"${long}"},"a":"${long}","zzz":[`;
}
