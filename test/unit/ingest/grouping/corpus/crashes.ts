import { received, type Corpus } from './builders.ts';

interface Crash {
  signal?: string;
  value?: string;
  /** Innermost last: a name, or how far into an image. */
  stack: (string | [image: 'shop' | 'libc' | 'ui.dll', offset: number])[];
  /** Where the images are loaded. */
  base?: number;
}

const IMAGES = { shop: '/opt/shop/bin/shop', libc: '/lib/x86_64-linux-gnu/libc.so.6', 'ui.dll': 'C:\\Shop\\ui.dll' };
const ORDER = Object.keys(IMAGES);

/** A crash as sentry-native's in-process backend sends it. */
function crash({ signal = 'SIGABRT', value = 'Abort', stack, base = 0x5500_0000_0000 }: Crash) {
  const startOf = (image: string) => base + ORDER.indexOf(image) * 0x100_0000;
  return received({
    platform: 'native',
    exception: {
      values: [
        {
          type: signal,
          value,
          mechanism: { type: 'signalhandler', synthetic: true, handled: false, meta: { signal: { name: signal } } },
          stacktrace: {
            frames: stack.map((frame) =>
              typeof frame === 'string'
                ? { function: frame, instruction_addr: `0x${(startOf('libc') + 64).toString(16)}` }
                : { instruction_addr: `0x${(startOf(frame[0]) + frame[1]).toString(16)}` },
            ),
          },
        },
      ],
    },
    debug_meta: {
      images: Object.entries(IMAGES).map(([image, code_file]) => ({
        type: 'elf',
        code_file,
        image_addr: `0x${startOf(image).toString(16)}`,
        image_size: 0x10_0000,
      })),
    },
  });
}

const ABORT = crash({ stack: [['shop', 0x1000], ['shop', 0x2000], 'abort', 'raise'] });

export const crashes: Corpus = {
  platform: 'native crashes',
  together: [
    {
      why: 'a program that is loaded elsewhere the next time',
      one: ABORT,
      other: crash({ stack: [['shop', 0x1000], ['shop', 0x2000], 'abort', 'raise'], base: 0x7f11_2233_0000 }),
    },
    {
      why: 'code without names that is called from elsewhere',
      one: ABORT,
      other: crash({ stack: [['shop', 0x1900], ['shop', 0x2000], 'abort', 'raise'] }),
    },
    {
      why: 'a crash in the C library, called from one place',
      one: crash({
        stack: [
          ['shop', 0x2000],
          ['libc', 0x10],
        ],
      }),
      other: crash({
        stack: [
          ['shop', 0x2000],
          ['libc', 0x20],
        ],
      }),
    },
    {
      why: 'a library of Windows',
      one: crash({ stack: [['ui.dll', 0x2000]] }),
      other: crash({ stack: [['ui.dll', 0x2000]], base: 0x6600_0000_0000 }),
    },
  ],
  apart: [
    {
      why: 'abort and a failed assertion, without names',
      one: ABORT,
      other: crash({ stack: [['shop', 0x1000], ['shop', 0x2040], ['libc', 0x10], 'abort', 'raise'] }),
    },
    ...['__assert_fail', '__assert_rtn', '_wassert', '__assert2', '__assert_func', '__GI___assert_fail'].map(
      (name) => ({
        why: `abort and ${name} in one function`,
        one: crash({ stack: ['main', 'pay', 'abort'] }),
        other: crash({ stack: ['main', 'pay', name, 'abort'] }),
      }),
    ),
    ...[
      'Swift._assertionFailure(_:_:file:line:flags:)',
      '-[NSAssertionHandler handleFailureInMethod:object:file:lineNumber:description:]',
      'std::__glibcxx_assert_fail(char const*, int, char const*, char const*)',
      'qt_assert_x(char const*, char const*, char const*, int)',
      'g_assertion_message_expr',
    ].map((name) => ({
      why: `abort and ${name}`,
      one: crash({ stack: ['pay', 'abort'] }),
      other: crash({ stack: ['pay', name, 'abort'] }),
    })),
    {
      why: 'two signals at one place',
      one: crash({ stack: ['main', 'pay'] }),
      other: crash({ stack: ['main', 'pay'], signal: 'SIGSEGV', value: 'Segfault' }),
    },
    {
      why: 'two signals without any stack',
      one: crash({ stack: [] }),
      other: crash({ stack: [], signal: 'SIGSEGV', value: 'Segfault' }),
    },
    {
      why: 'two places without names',
      one: ABORT,
      other: crash({ stack: [['shop', 0x1000], ['shop', 0x3000], 'abort', 'raise'] }),
    },
    {
      why: 'two images',
      one: crash({ stack: [['shop', 0x2000]] }),
      other: crash({ stack: [['ui.dll', 0x2000]] }),
    },
  ],
};
