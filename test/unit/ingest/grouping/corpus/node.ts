import { event, exception, thrown, type Corpus } from './builders.ts';

const error = thrown('node');

export const node: Corpus = {
  platform: 'node',
  together: [
    {
      why: 'another machine, another line',
      one: error('Error', 'x', { function: 'pay', filename: '/home/ada/shop/src/pay.js', lineno: 3 }),
      other: error('Error', 'x', { function: 'pay', filename: 'C:\\Users\\ben\\shop\\src\\pay.js', lineno: 30 }),
    },
    {
      why: 'a package of another version, when all frames are of packages',
      one: error('Error', 'x', {
        function: 'next',
        filename: '/app/node_modules/.pnpm/express@4.18.2/node_modules/express/lib/router.js',
        in_app: false,
      }),
      other: error('Error', 'x', {
        function: 'next',
        filename: '/srv/node_modules/express/lib/router.js',
        in_app: false,
      }),
    },
    {
      why: 'other frames of packages around those of the application',
      one: error(
        'Error',
        'x',
        { function: 'next', filename: 'router.js', in_app: false },
        { function: 'pay', filename: 'pay.js' },
      ),
      other: error(
        'Error',
        'x',
        { function: 'handle', filename: 'layer.js', in_app: false },
        { function: 'pay', filename: 'pay.js' },
      ),
    },
    {
      why: 'an old SDK that does not say what is whose',
      one: error(
        'Error',
        'x',
        { function: 'pay', filename: '/app/pay.js', in_app: null },
        { function: 'q', filename: '/app/node_modules/pg/lib/client.js', in_app: null },
      ),
      other: error(
        'Error',
        'x',
        { function: 'pay', filename: '/app/pay.js', in_app: null },
        { function: 'run', filename: 'node:internal/timers', in_app: null },
      ),
    },
    {
      why: 'a value with an id, without a stack',
      one: error('NotFound', 'Order 5f1c7a0e-9d3b-4a6e-8a55-0c8f2f6d1a11 of ada@example.com'),
      other: error('NotFound', 'Order 0b0c7a0e-9d3b-4a6e-8a55-0c8f2f6d1a99 of ben@example.org'),
    },
    {
      why: 'a release in the path',
      one: error('Error', 'x', { function: 'pay', filename: '/var/www/releases/20260101120000/pay.js' }),
      other: error('Error', 'x', { function: 'pay', filename: '/var/www/releases/20260202130000/pay.js' }),
    },
    {
      why: 'retries of the same failure',
      one: event('node', {
        exceptions: Array.from({ length: 2 }, () => exception('Timeout', 'x', { function: 'get', filename: 'a.js' })),
      }),
      other: event('node', {
        exceptions: Array.from({ length: 5 }, () => exception('Timeout', 'y', { function: 'get', filename: 'a.js' })),
      }),
    },
  ],
  apart: [
    {
      why: 'another cause',
      one: event('node', {
        exceptions: [exception('Refused', 'x'), exception('Error', 'y', { function: 'pay', filename: 'a.js' })],
      }),
      other: event('node', {
        exceptions: [exception('Timeout', 'x'), exception('Error', 'y', { function: 'pay', filename: 'a.js' })],
      }),
    },
    {
      why: 'another type at the same place',
      one: error('TypeError', 'x', { function: 'pay', filename: 'a.js' }),
      other: error('RangeError', 'x', { function: 'pay', filename: 'a.js' }),
    },
    {
      why: 'no stack, another type (not all of them “unknown”)',
      one: error('NotFound', 'gone'),
      other: error('Forbidden', 'gone'),
    },
    {
      why: 'no stack, another status of HTTP',
      one: error('Error', 'Request failed with status code 404'),
      other: error('Error', 'Request failed with status code 500'),
    },
    {
      why: 'called from elsewhere',
      one: error('Error', 'x', { function: 'cart', filename: 'a.js' }, { function: 'pay', filename: 'b.js' }),
      other: error('Error', 'x', { function: 'user', filename: 'a.js' }, { function: 'pay', filename: 'b.js' }),
    },
  ],
};
