import { received, type Corpus, type Pair } from './builders.ts';
import { OWN, REPORTERS, type Frames } from './reporters.ts';

const logged = (platform: string, text: string, frames: Frames) =>
  received({ platform, message: text, threads: [{ current: true, stacktrace: { frames } }] });

/** What was thrown without being an error: the SDK takes a stack where it is told of it. */
const thrown = (platform: string, value: string, frames: Frames) =>
  received({
    platform,
    exception: { values: [{ type: 'Error', value, mechanism: { synthetic: true }, stacktrace: { frames } }] },
  });

const apart = REPORTERS.flatMap(([platform, frames]): Pair[] => {
  const what = `${platform}, ${String(frames.at(-1)!['function'])}`;
  return [
    {
      why: `messages with only ${what}`,
      one: logged(platform, 'payment failed', frames),
      other: logged(platform, 'sync failed', frames),
    },
    {
      why: `what was thrown, with only ${what}`,
      one: thrown(platform, 'payment failed', frames),
      other: thrown(platform, 'sync failed', frames),
    },
  ];
});

const together = REPORTERS.flatMap(([platform, frames]): Pair[] => {
  const what = `${platform}, ${String(frames.at(-1)!['function'])}`;
  const renamed = frames.map((frame) => ({ ...frame, lineno: 7 }));
  return [
    {
      why: `a message of other parameters with only ${what}`,
      one: logged(platform, 'payment of order 17 failed', frames),
      other: logged(platform, 'payment of order 18 failed', renamed),
    },
    {
      why: `a message of the application above ${what}`,
      one: logged(platform, 'payment failed', [{ module: 'shop.cart', function: 'pay', in_app: true }, ...frames]),
      other: logged(platform, 'payment was refused', [
        { module: 'shop.cart', function: 'pay', in_app: true },
        ...frames.slice(1),
      ]),
    },
  ];
});

const EXPRESS = [
  { filename: 'node:internal/process/task_queues', function: 'processTicks', in_app: false },
  { filename: '/app/node_modules/express/lib/router/layer.js', function: 'handle', in_app: false },
  { filename: '/app/node_modules/@sentry/core/build/cjs/exports.js', function: 'captureException', in_app: false },
];

export const reported: Corpus = {
  platform: 'what is reported with the stack of the reporter, on all platforms',
  together: [
    ...together,
    ...OWN.map(([platform, frame]) => ({
      why: `messages of an application’s own ${JSON.stringify(frame)}`,
      one: logged(platform, 'payment failed', [{ ...frame, in_app: true }]),
      other: logged(platform, 'payment was refused', [{ ...frame, in_app: true }]),
    })),
    {
      why: 'an error whose own stack is the reporter’s, for it was thrown there',
      one: received({
        platform: 'node',
        exception: [{ type: 'TypeError', value: 'a', stacktrace: { frames: EXPRESS } }],
      }),
      other: received({
        platform: 'node',
        exception: [{ type: 'TypeError', value: 'b', stacktrace: { frames: EXPRESS } }],
      }),
    },
    {
      why: 'what was thrown in one function of the application',
      one: thrown('node', 'boom', [...EXPRESS, { filename: '/app/src/cart.js', function: 'pay', in_app: true }]),
      other: thrown('node', 'bang', [...EXPRESS, { filename: '/app/src/cart.js', function: 'pay', in_app: true }]),
    },
  ],
  apart: [
    ...apart,
    {
      why: 'a text and an object, thrown in two routes',
      one: thrown('node', 'boom', EXPRESS),
      other: thrown('node', 'Object captured as exception with keys: status', EXPRESS),
    },
    {
      why: 'messages of two functions',
      one: logged('python', 'failed', [
        { module: 'shop.cart', function: 'pay' },
        { module: 'logging', function: 'error' },
      ]),
      other: logged('python', 'failed', [
        { module: 'shop.mail', function: 'send' },
        { module: 'logging', function: 'error' },
      ]),
    },
  ],
};
