import { logged, thrown, type Corpus } from './builders.ts';

const error = thrown('python');

export const python: Corpus = {
  platform: 'python',
  together: [
    {
      why: 'another value at the same place: not one error per value',
      one: error('KeyError', "'ada'", {
        module: 'shop.views',
        function: 'cart',
        context_line: '    user = users[name]',
      }),
      other: error('KeyError', "'ben'", {
        module: 'shop.views',
        function: 'cart',
        context_line: '    user = users[name]',
      }),
    },
    {
      why: 'Python 3.11 says which class and which function the function is in',
      one: error('ValueError', 'x', { module: 'shop.views', function: 'Cart.total.<locals>.add' }),
      other: error('ValueError', 'x', { module: 'shop.views', function: 'add' }),
    },
    {
      why: 'a lambda by any name',
      one: error('ValueError', 'x', { module: 'shop.views', function: '<lambda>', context_line: 'key=lambda x: x.id' }),
      other: error('ValueError', 'x', {
        module: 'shop.views',
        function: 'total.<locals>.<lambda>',
        context_line: 'key=lambda x: x.id',
      }),
    },
    {
      why: 'two functions that call each other, overflowing at different depths',
      one: error(
        'RecursionError',
        'x',
        ...['a', 'b', 'a', 'b', 'a', 'b'].map((name) => ({ module: 'm', function: name })),
      ),
      other: error(
        'RecursionError',
        'x',
        ...['a', 'b', 'a', 'b', 'a'].map((name) => ({ module: 'm', function: name })),
      ),
    },
    {
      why: 'a template, with other parameters',
      one: logged('python', 'Payment of ada took too long', 'Payment of %s took too long'),
      other: logged('python', 'Payment of ben took too long', 'Payment of %s took too long'),
    },
    {
      why: 'an f-string: only the text is there',
      one: logged('python', 'Payment 17 of ada@example.com took 1.5s'),
      other: logged('python', 'Payment 18 of ben@example.org took 200 ms'),
    },
    {
      why: 'an address of memory',
      one: error('TypeError', '<Cart object at 0x7f3a1c2b> is not JSON'),
      other: error('TypeError', '<Cart object at 0x55e01234abcd> is not JSON'),
    },
    {
      why: 'a file below a temporary directory',
      one: error('OSError', "[Errno 2] No such file or directory: '/tmp/tmpab12cd_x/cart.csv'"),
      other: error('OSError', "[Errno 2] No such file or directory: '/tmp/tmpzz98kk_y/cart.csv'"),
    },
  ],
  apart: [
    {
      why: 'another module',
      one: error('KeyError', "'a'", { module: 'shop.views', function: 'get' }),
      other: error('KeyError', "'a'", { module: 'shop.api', function: 'get' }),
    },
    {
      why: 'two lambdas in one module',
      one: error('ValueError', 'x', { module: 'm', function: '<lambda>', context_line: 'key=lambda x: x.id' }),
      other: error('ValueError', 'x', { module: 'm', function: '<lambda>', context_line: 'key=lambda x: x.name' }),
    },
    {
      why: 'two templates',
      one: logged('python', 'Lost 5', 'Lost %d'),
      other: logged('python', 'Found 5', 'Found %d'),
    },
    {
      why: 'another errno',
      one: error('OSError', '[Errno 2] failed'),
      other: error('OSError', '[Errno 13] failed'),
    },
    {
      why: 'a message, and an exception with the same words',
      one: logged('python', 'Lost'),
      other: error(null, 'Lost'),
    },
  ],
};
