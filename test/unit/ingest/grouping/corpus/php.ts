import { thrown, type Corpus } from './builders.ts';

const error = thrown('php');

export const php: Corpus = {
  platform: 'php',
  together: [
    {
      why: 'a closure that PHP 8.4 names by its line, and an older PHP',
      one: error('E', 'x', { filename: '/src/Cart.php', function: '{closure:App\\Cart::total():12}' }),
      other: error('E', 'x', { filename: '/src/Cart.php', function: '{closure:App\\Cart::total():19}' }),
    },
    {
      why: 'a closure in a namespace',
      one: error('E', 'x', { filename: '/src/Cart.php', function: 'App\\{closure}' }),
      other: error('E', 'x', { filename: '/var/www/html/src/Cart.php', function: 'App\\{closure}' }),
    },
    {
      why: 'a class without a name is named by file, line and a counter',
      one: error('class@anonymous\0/src/Cart.php:12$0', 'x'),
      other: error('class@anonymous\0/src/Cart.php:13$a', 'x'),
    },
    {
      why: 'what MySQL found twice',
      one: error('PDOException', "SQLSTATE[23000]: 1062 Duplicate entry 'ada' for key 'users.name'"),
      other: error('PDOException', "SQLSTATE[23000]: 1062 Duplicate entry 'ben' for key 'users.name'"),
    },
  ],
  apart: [
    {
      why: 'methods of two classes',
      one: error('E', 'x', { function: 'App\\Cart::total', filename: '/src/Cart.php' }),
      other: error('E', 'x', { function: 'App\\User::total', filename: '/src/Cart.php' }),
    },
    {
      why: 'another state of SQL',
      one: error('PDOException', 'SQLSTATE[23000]: failed'),
      other: error('PDOException', 'SQLSTATE[42S02]: failed'),
    },
    {
      why: 'scripts without functions: the file is all there is, so the value counts',
      one: error('ErrorException', 'Undefined variable $cart', { filename: '/index.php' }),
      other: error('ErrorException', 'Undefined variable $user', { filename: '/index.php' }),
    },
  ],
};
