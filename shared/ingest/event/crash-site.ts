import { objectOr, own, valuesOf } from '../json/shape.ts';
import type { Json, JsonObject } from './error-event.ts';

/** Innermost first, more are not looked at; a crash is near the end of its stack. */
const MAX_FRAMES = 50;
const MAX_IMAGES = 1000;

const NAMELESS = /^(?:<.{0,40}>|\?{1,4}|0x[\da-f]{1,16})?$/i;

/** What comes with the operating system. What crashes there was called by the application. */
const SYSTEM_IMAGE =
  /^(?:(?:\/usr)?\/lib\w{0,3}\/|\/nix\/store\/[^/]{1,80}(?:glibc|musl)|\/system\/|\/apex\/|\/vendor\/lib|\/Library\/Apple\/|[A-Z]:\\Windows\\)|^(?:linux-(?:vdso|gate)|\[vdso\]|libc\.so|ntdll)/i;

interface Image {
  name: string;
  start: bigint;
  end: bigint;
}

/**
 * Where a native crash is, if none of the application's frames has a name: the image and how far into it, `shop+0x1234`,
 * of the innermost frame that is not the system's. The same for each run of one build, wherever it was loaded.
 */
export function crashSiteOf(payload: JsonObject): string | null {
  const images = own(objectOr(own(payload, 'debug_meta')) ?? {}, 'images');
  if (!Array.isArray(images)) return null;
  const frames = nativeFrames(payload);
  if (frames.length === 0) return null;
  const known = images.slice(0, MAX_IMAGES).flatMap(imageOf);
  let site: string | null = null;
  for (const frame of frames) {
    const address = addressOf(own(frame, 'instruction_addr'));
    const image = address === null ? undefined : known.find(({ start, end }) => start <= address && address < end);
    if (image === undefined || SYSTEM_IMAGE.test(image.name)) continue;
    if (!NAMELESS.test(textIn(frame, 'function'))) return null;
    site ??= `${image.name.split(/[\\/]/).at(-1)!}+0x${(address! - image.start).toString(16)}`;
  }
  return site;
}

/** Frames with an address, innermost first, of the exception that surfaced. */
function nativeFrames(payload: JsonObject): JsonObject[] {
  const exception = objectOr(valuesOf(own(payload, 'exception')).at(-1)) ?? {};
  const frames = own(objectOr(own(exception, 'stacktrace')) ?? {}, 'frames');
  if (!Array.isArray(frames)) return [];
  return frames
    .slice(-MAX_FRAMES)
    .toReversed()
    .map(objectOr)
    .filter((frame) => frame !== null && own(frame, 'instruction_addr') !== undefined) as JsonObject[];
}

/** An image without a size ends where nothing is known to end: four gigabytes on, which no image exceeds. */
function imageOf(value: Json): Image[] {
  const image = objectOr(value) ?? {};
  const start = addressOf(own(image, 'image_addr'));
  const name = textIn(image, 'code_file') || textIn(image, 'name') || textIn(image, 'debug_file');
  if (start === null || name === '') return [];
  const size = own(image, 'image_size');
  return [{ name, start, end: start + (typeof size === 'number' && size > 0 ? BigInt(Math.trunc(size)) : 1n << 32n) }];
}

function addressOf(value: Json | undefined): bigint | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? BigInt(value) : null;
  return typeof value === 'string' && /^(?:0x[\da-f]{1,16}|\d{1,20})$/i.test(value) ? BigInt(value) || null : null;
}

function textIn(object: JsonObject, name: string): string {
  const value = own(object, name);
  return typeof value === 'string' ? value.slice(0, 512).trim() : '';
}
