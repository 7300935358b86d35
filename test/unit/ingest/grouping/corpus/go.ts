import { thrown, type Corpus } from './builders.ts';

const error = thrown('go');

export const go: Corpus = {
  platform: 'go',
  together: [
    {
      why: 'closures are numbered in the order of the source',
      one: error('*errors.errorString', 'x', { module: 'example.com/shop', function: '(*Server).pay.func1' }),
      other: error('*errors.errorString', 'x', { module: 'example.com/shop', function: '(*Server).pay.func2.1' }),
    },
    {
      why: 'a method value and a deferred call',
      one: error('*url.Error', 'x', { module: 'main', function: '(*Server).pay-fm' }),
      other: error('*url.Error', 'x', { module: 'main', function: '(*Server).pay.deferwrap1' }),
    },
    {
      why: 'a module of another version, in another cache',
      one: error('*pq.Error', 'x', {
        filename: '/root/go/pkg/mod/github.com/lib/pq@v1.10.7/conn.go',
        function: 'exec',
      }),
      other: error('*pq.Error', 'x', {
        filename: '/home/ada/go/pkg/mod/github.com/lib/pq@v1.10.9/conn.go',
        function: 'exec',
      }),
    },
    {
      why: 'type parameters',
      one: error('*E', 'x', { module: 'main', function: 'Map[...]' }),
      other: error('*E', 'x', { module: 'main', function: 'Map' }),
    },
    {
      why: 'addresses in what the network says',
      one: error('*net.OpError', 'dial tcp 10.0.0.1:5432: connect: connection refused'),
      other: error('*net.OpError', 'dial tcp [2001:db8::17]:5433: connect: connection refused'),
    },
    {
      why: 'a panic, however it is written, and whoever recovers from it',
      one: error(
        'runtime.Error',
        'x',
        { module: 'main', function: 'pay' },
        { module: 'runtime', function: 'goPanicIndex' },
        { module: 'runtime', function: 'gopanic' },
        { module: 'github.com/getsentry/sentry-go/http', function: '(*Handler).recoverWithSentry' },
      ),
      other: error(
        'runtime.Error',
        'x',
        { module: 'main', function: 'pay' },
        { function: 'panic' },
        { module: 'main', function: 'recoverAll.func1' },
      ),
    },
  ],
  apart: [
    {
      why: 'packages that are called like the SDK or the runtime',
      one: error('*E', 'x', { module: 'github.com/getsentry/sentry-go-helpers', function: 'A' }),
      other: error('*E', 'x', { module: 'runtimeconfig', function: 'A' }),
    },
    {
      why: 'methods whose name begins like a panic',
      one: error('*E', 'x', { module: 'main', function: 'pay' }, { module: 'main', function: 'panicIfNegative' }),
      other: error('*E', 'x', { module: 'main', function: 'pay' }, { module: 'main', function: 'panicIfEmpty' }),
    },
    {
      why: 'everything in Go is an errorString: the text tells them apart',
      one: error('*errors.errorString', 'unexpected end of input'),
      other: error('*errors.errorString', 'connection refused'),
    },
    {
      why: 'closures of two methods',
      one: error('*E', 'x', { module: 'main', function: '(*Server).pay.func1' }),
      other: error('*E', 'x', { module: 'main', function: '(*Server).ship.func1' }),
    },
    {
      why: 'methods of the same name of two types',
      one: error('*E', 'x', { module: 'main', function: '(*Server).Close' }),
      other: error('*E', 'x', { module: 'main', function: '(*Client).Close' }),
    },
  ],
};
