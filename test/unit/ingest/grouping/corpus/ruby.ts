import { thrown, type Corpus } from './builders.ts';

const error = thrown('ruby');

export const ruby: Corpus = {
  platform: 'ruby',
  together: [
    {
      why: 'a block of the same method, and Ruby 3.4, which names the class',
      one: error('NoMethodError', 'x', { filename: 'app/models/cart.rb', function: 'block (2 levels) in total' }),
      other: error('NoMethodError', 'x', { filename: 'app/models/cart.rb', function: 'Cart#total' }),
    },
    {
      why: 'a template that was compiled again',
      one: error('ActionView::Error', 'x', {
        filename: 'app/views/carts/show.html.erb',
        function: '_app_views_carts_show_html_erb__3507224423_70123',
      }),
      other: error('ActionView::Error', 'x', {
        filename: 'app/views/carts/show.html.erb',
        function: '_app_views_carts_show_html_erb___12345678_4711',
      }),
    },
    {
      why: 'a gem of another version, elsewhere',
      one: error('PG::Error', 'x', {
        filename: '/usr/local/bundle/gems/pg-1.5.4/lib/pg/connection.rb',
        function: 'exec',
        in_app: false,
      }),
      other: error('PG::Error', 'x', {
        filename: '/home/ada/.gem/ruby/3.3.0/gems/pg-1.5.9/lib/pg/connection.rb',
        function: 'exec',
        in_app: false,
      }),
    },
    {
      why: 'what PostgreSQL found twice',
      one: error('RecordNotUnique', 'duplicate key value\nDETAIL: Key (email)=(ada) already exists.'),
      other: error('RecordNotUnique', 'duplicate key value\nDETAIL: Key (email)=(ben) already exists.'),
    },
    {
      why: 'the address of an object',
      one: error('NoMethodError', 'undefined method `x` for #<Cart:0x000078e1b2c3d4e5>'),
      other: error('NoMethodError', 'undefined method `x` for #<Cart:0x0000aaaabbbbcccc>'),
    },
  ],
  apart: [
    {
      why: 'blocks of two methods',
      one: error('NoMethodError', 'x', { filename: 'cart.rb', function: 'block in total' }),
      other: error('NoMethodError', 'x', { filename: 'cart.rb', function: 'block in tax' }),
    },
    {
      why: 'two templates',
      one: error('Error', 'x', { function: '_app_views_carts_show_html_erb__35_70' }),
      other: error('Error', 'x', { function: '_app_views_carts_edit_html_erb__35_70' }),
    },
    {
      why: 'another column that is not unique',
      one: error('RecordNotUnique', 'Key (email)=(ada) already exists.'),
      other: error('RecordNotUnique', 'Key (name)=(ada) already exists.'),
    },
  ],
};
