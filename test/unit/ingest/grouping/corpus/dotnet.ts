import { thrown, type Corpus } from './builders.ts';

const error = thrown('csharp');

export const dotnet: Corpus = {
  platform: 'csharp',
  together: [
    {
      why: 'lambdas are numbered',
      one: error('NullReferenceException', 'x', { module: 'Shop.Cart+<>c__DisplayClass12_0', function: '<Total>b__0' }),
      other: error('NullReferenceException', 'x', { module: 'Shop.Cart+<>c', function: '<Total>b__3_1' }),
    },
    {
      why: 'an async method, before and after another one was added',
      one: error('E', 'x', { module: 'Shop.Cart+<PayAsync>d__5', function: 'MoveNext' }),
      other: error('E', 'x', { module: 'Shop.Cart+<PayAsync>d__6', function: 'MoveNext' }),
    },
    {
      why: 'an async method that the SDK named',
      one: error('E', 'x', { module: 'Shop.Cart+<PayAsync>d__5', function: 'MoveNext' }),
      other: error('E', 'x', { module: 'Shop.Cart', function: 'PayAsync' }),
    },
    {
      why: 'local functions are numbered',
      one: error('E', 'x', { module: 'Shop.Cart', function: '<Total>g__Add|4_0' }),
      other: error('E', 'x', { module: 'Shop.Cart', function: '<Total>g__Add|5_1' }),
    },
    {
      why: 'generics and arguments',
      one: error('E', 'x', {
        module: 'Shop.Repository`1[[Shop.Cart, Shop, Version=1.0.0.0]]',
        function: 'Find(Int32 id)',
      }),
      other: error('E', 'x', { module: 'Shop.Repository`1[[Shop.User, Shop, Version=2.0.0.0]]', function: 'Find' }),
    },
  ],
  apart: [
    {
      why: 'two async methods',
      one: error('E', 'x', { module: 'Shop.Cart+<PayAsync>d__5', function: 'MoveNext' }),
      other: error('E', 'x', { module: 'Shop.Cart+<ShipAsync>d__5', function: 'MoveNext' }),
    },
    {
      why: 'lambdas of two methods',
      one: error('E', 'x', { module: 'Shop.Cart+<>c', function: '<Total>b__0_0' }),
      other: error('E', 'x', { module: 'Shop.Cart+<>c', function: '<Tax>b__0_0' }),
    },
  ],
};
