/** A JSON value as it came from the wire: everything in it is the sender's word. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export type Level = 'fatal' | 'error' | 'warning' | 'info' | 'debug';

/** One frame of a stack trace; absent parts are `null`. */
export interface Frame {
  filename: string | null;
  abs_path: string | null;
  function: string | null;
  module: string | null;
  /** The library, framework or image that the code is in. */
  package: string | null;
  lineno: number | null;
  colno: number | null;
  context_line: string | null;
  pre_context: string[];
  post_context: string[];
  /** `null`: the SDK did not say. */
  in_app: boolean | null;
  /** All is as its source map says, and not as it was sent. */
  mapped?: true;
  /** Of a mapped one: the map does not name its function, so that is called as it was sent. */
  isUnnamed?: true;
  /** Of a mapped one: which of several sources it comes from is a guess. */
  isImprecise?: true;
}

/** One exception of a chain. A message without an exception has none. */
export interface ExceptionValue {
  type: string | null;
  value: string | null;
  module: string | null;
  /** The SDK made the type up (`mechanism.synthetic`): it says nothing about the error. */
  synthetic: boolean;
  /** What failed, where the mechanism says it better than the value: domain and code of an NSError. */
  code: string | null;
  /** Where it is in a tree of exceptions; `null` where the SDK sends a chain. */
  place: { id: number; parent: number | null; isGroup: boolean } | null;
  /** Oldest call first: the last frame is where it happened. */
  frames: Frame[];
}

/**
 * An error event, whatever SDK it came from, reduced to what grouping, counting and lists need. The payload itself is
 * stored beside it.
 */
export interface ErrorEvent {
  /** 32 lower-case hexadecimal digits. */
  event_id: string;
  /** When it happened, ISO 8601 UTC; the time of receipt when the SDK's clock is plainly wrong. */
  timestamp: string;
  level: Level;
  platform: string;
  logger: string | null;
  release: string | null;
  environment: string | null;
  transaction: string | null;
  /** Oldest first: the last one is the one that surfaced. */
  exceptions: ExceptionValue[];
  /** Frames outside any exception: the top-level `stacktrace`, or the one thread that crashed. */
  frames: Frame[];
  /** Of a native crash in code without names: the image and where in it, `shop+0x1234`. */
  crash_site: string | null;
  /** `template` is the message before its parameters were put in, where the SDK sends it. */
  message: { formatted: string; template: string | null } | null;
  /** As the SDK sends it, parts as strings, or raven's checksum; `null` when there is none that counts. */
  fingerprint: string[] | null;
  tags: Record<string, string>;
  /** What tells users apart: id, else email, user name, address. */
  user: string | null;
}
