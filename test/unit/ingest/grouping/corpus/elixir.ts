import { logged, thrown, type Corpus } from './builders.ts';

const error = thrown('elixir');

export const elixir: Corpus = {
  platform: 'elixir',
  together: [
    {
      why: 'an anonymous function of the same function',
      one: error('KeyError', 'x', { module: 'Shop.Cart', function: 'anonymous fn/1 in Shop.Cart.total/2' }),
      other: error('KeyError', 'x', { module: 'Elixir.Shop.Cart', function: 'Shop.Cart.total/2' }),
    },
    {
      why: 'Erlang’s names for them',
      one: error('KeyError', 'x', { module: 'Shop.Cart', function: '-total/2-fun-0-' }),
      other: error('KeyError', 'x', { module: 'Shop.Cart', function: '-total/2-lc$^0/1-0-' }),
    },
    {
      why: 'the number of a process',
      one: logged('elixir', 'GenServer #PID<0.123.0> terminating'),
      other: logged('elixir', 'GenServer #PID<0.98.0> terminating'),
    },
  ],
  apart: [
    {
      why: 'another arity',
      one: error('KeyError', 'x', { module: 'Shop.Cart', function: 'Shop.Cart.total/1' }),
      other: error('KeyError', 'x', { module: 'Shop.Cart', function: 'Shop.Cart.total/2' }),
    },
    {
      why: 'functions of two functions',
      one: error('KeyError', 'x', { module: 'Shop.Cart', function: '-total/2-fun-0-' }),
      other: error('KeyError', 'x', { module: 'Shop.Cart', function: '-tax/2-fun-0-' }),
    },
  ],
};
