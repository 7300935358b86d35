import { received, type Corpus } from './builders.ts';

interface Failure {
  domain?: string;
  code?: unknown;
  value?: string;
  function?: string | null;
  meta?: unknown;
}

/** An NSError as sentry-cocoa sends it. */
function nsError({ domain = 'NSURLErrorDomain', code, value, function: name = 'CartLoader.load', meta }: Failure) {
  const frames = name === null ? [] : [{ function: name, package: 'Shop', in_app: true }];
  return received({
    platform: 'cocoa',
    exception: {
      values: [
        {
          type: domain,
          value: value ?? `Code: ${String(code)}`,
          stacktrace: { frames },
          mechanism: { type: 'NSError', meta: meta ?? (code === undefined ? {} : { ns_error: { domain, code } }) },
        },
      ],
    },
  });
}

export const nsErrors: Corpus = {
  platform: 'cocoa, NSError',
  together: [
    { why: 'one code', one: nsError({ code: -1009 }), other: nsError({ code: -1009 }) },
    { why: 'a code as text', one: nsError({ code: -1009 }), other: nsError({ code: '-1009' }) },
    {
      why: 'the description of a translated system',
      one: nsError({ code: -1009, value: 'The connection appears to be offline. (Code: -1009)', function: null }),
      other: nsError({ code: -1009, value: 'Es besteht keine Verbindung. (Code: -1009)', function: null }),
    },
    {
      why: 'the first SDKs, which had the code in the value only',
      one: nsError({ value: 'Code: -1009' }),
      other: nsError({ code: -1009 }),
    },
    {
      why: 'meta of any shape',
      one: nsError({ value: 'x', meta: { ns_error: [] } }),
      other: nsError({ value: 'x', meta: { ns_error: { code: {} } } }),
    },
  ],
  apart: [
    { why: 'two codes', one: nsError({ code: -1009 }), other: nsError({ code: -1001 }) },
    { why: 'two codes in the value', one: nsError({ value: 'Code=-1009' }), other: nsError({ value: 'Code=-1001' }) },
    { why: 'without frames', one: nsError({ code: 1, function: null }), other: nsError({ code: 2, function: null }) },
    {
      why: 'one code of two domains',
      one: nsError({ domain: 'NSURLErrorDomain', code: 4 }),
      other: nsError({ domain: 'NSCocoaErrorDomain', code: 4 }),
    },
    {
      why: 'cases of a Swift enum',
      one: nsError({ domain: 'Shop.CartError', code: 0, value: 'empty (Code: 0)' }),
      other: nsError({ domain: 'Shop.CartError', code: 1, value: 'full (Code: 1)' }),
    },
    {
      why: 'one code at two places',
      one: nsError({ code: -1009 }),
      other: nsError({ code: -1009, function: 'UserLoader.load' }),
    },
  ],
};
