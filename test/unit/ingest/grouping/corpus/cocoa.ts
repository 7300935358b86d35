import { thrown, type Corpus } from './builders.ts';

const error = thrown('cocoa');

export const cocoa: Corpus = {
  platform: 'cocoa',
  together: [
    {
      why: 'blocks of one method are numbered',
      one: error('E', 'x', { function: '__41-[Cart total]_block_invoke' }),
      other: error('E', 'x', { function: '__41-[Cart total]_block_invoke_2' }),
    },
    {
      why: 'an exception, in two versions of the system',
      one: error(
        'NSRangeException',
        'x',
        { function: '-[Cart total]' },
        { function: '+[NSException raise:format:]' },
        { function: 'objc_exception_throw' },
      ),
      other: error(
        'NSRangeException',
        'x',
        { function: '-[Cart total]' },
        { function: '_NSRaiseError' },
        { function: '__exceptionPreprocess' },
        { function: 'SentryCrashReport' },
      ),
    },
  ],
  apart: [
    {
      why: 'methods of the application that are called like those that throw',
      one: error('E', 'x', { function: '-[Shop raise:]' }),
      other: error('E', 'x', { function: '-[Shop(NSException) raise]' }),
    },
    {
      why: 'methods without arguments',
      one: error('NSRangeException', 'x', { function: '-[CartViewController reload]' }),
      other: error('NSRangeException', 'x', { function: '-[LoginViewController submit]' }),
    },
    {
      why: 'methods of classes',
      one: error('NSRangeException', 'x', { function: '+[Cart sharedCart]' }),
      other: error('NSRangeException', 'x', { function: '+[Session current]' }),
    },
    {
      why: 'blocks of two methods',
      one: error('E', 'x', { function: '__41-[Cart total]_block_invoke' }),
      other: error('E', 'x', { function: '__39-[Cart tax]_block_invoke' }),
    },
  ],
};
