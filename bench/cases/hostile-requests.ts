import { gzipSync, zstdCompressSync } from 'node:zlib';
import { newEventId } from '../../shared/ingest/event/event-id.ts';

/** A request that once cost far more than an event does. */
export interface HostileRequest {
  name: string;
  /** `false`: anybody can send it, no project and no client key are needed. */
  needsKey: boolean;
  body: () => Buffer;
  contentEncoding: 'gzip' | 'zstd';
}

const MEBIBYTE = 1024 * 1024;
/** The most that a request may inflate to. */
const BODY_BYTES = 20 * MEBIBYTE;

/** Compressed once, because the senders shall not take the time of those who are measured. */
function fixed(name: string, needsKey: boolean, text: string): HostileRequest {
  const body = gzipSync(text);
  return { name, needsKey, contentEncoding: 'gzip', body: () => body };
}

const header = (name: string, text: string): HostileRequest => fixed(name, false, `${text}\n`);
const eventOf = (name: string, one: object): HostileRequest => fixed(name, true, envelope(one));

const filling = (unit: string, bytes = BODY_BYTES): string => unit.repeat(Math.floor((bytes - 100) / unit.length));

function envelope(...events: object[]): string {
  const items = events.map((event) => `{"type":"event"}\n${JSON.stringify({ event_id: newEventId(), ...event })}`);
  return ['{}', ...items].join('\n');
}

/** An address in a parameter of an address, `depth` times. */
function nestedAddress(depth: number, innermost: string): string {
  let address = innermost;
  for (let level = 0; level < depth; level++)
    address = `/x?a=${address.replaceAll(/[%?&=;]/g, (character) => encodeURIComponent(character))}`;
  return address;
}

function stackOf(path: string, frames: number): object {
  const one = { abs_path: path, function: 'f', lineno: 1 };
  return {
    exception: {
      values: [{ type: 'E', value: 'v', stacktrace: { frames: Array.from({ length: frames }, () => one) } }],
    },
  };
}

/** New each time. */
const made = (name: string, text: () => string): HostileRequest => ({
  name,
  needsKey: true,
  contentEncoding: 'gzip',
  body: () => gzipSync(text()),
});
const newError = (): object => ({ message: 'new', fingerprint: [newEventId()] });

/** Three bytes for each letter. */
const wide = (): string => `${newEventId()}${'あ'.repeat(160)}`;

export function hostileRequests(): HostileRequest[] {
  const distinctKeys = Array.from({ length: BODY_BYTES / 24 }, (_, index) => `"k${index}":{}`).join(',');
  const emptyFrame = zstdCompressSync('');
  const frames = Buffer.concat(Array.from({ length: 350_000 }, () => emptyFrame));
  return [
    header('control characters in 4 million strings of a header', `{"a":[NaN,${filling('"\x01",')}1]}`),
    header('20 MiB of objects in a header', `{"a":[${filling('{},')}{}]}`),
    header(
      '20 MiB of nested lists in a header',
      `{"a":${'['.repeat(BODY_BYTES / 2 - 100)}${']'.repeat(BODY_BYTES / 2 - 100)}}`,
    ),
    header('20 MiB of distinct keys in a header', `{${distinctKeys}}`),
    { name: '350,000 frames of zstd', needsKey: false, contentEncoding: 'zstd', body: () => frames },
    fixed(
      'control characters in the strings of an event',
      true,
      `{}\n{"type":"event"}\n{"extra":{"a":[${filling('"\x01",', MEBIBYTE)}1]}}`,
    ),
    eventOf('an address in an address, 24 deep', { extra: { u: nestedAddress(24, '/x?token=abc') } }),
    eventOf('addresses in addresses, 1 MiB of them', {
      extra: { u: filling(`${nestedAddress(8, '/x?b=c')} `, MEBIBYTE) },
    }),
    eventOf('a megabyte of broken escapes', { request: { query_string: filling('a=%b&', MEBIBYTE) } }),
    eventOf('directories like versions, 100 frames', {
      platform: 'python',
      ...stackOf(`/${'1.'.repeat(505)}!/x`, 100),
    }),
    made('500 events in an envelope', () => envelope(...Array.from({ length: 500 }, () => newError()))),
    made('a new wide release and environment', () =>
      envelope({ message: 'wide', release: wide(), environment: wide() }),
    ),
  ];
}
