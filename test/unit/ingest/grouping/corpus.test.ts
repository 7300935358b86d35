import { describe, expect, it } from 'vitest';
import { group } from '../../../../shared/ingest/grouping/group.ts';
import { cocoa } from './corpus/cocoa.ts';
import { dotnet } from './corpus/dotnet.ts';
import { elixir } from './corpus/elixir.ts';
import { go } from './corpus/go.ts';
import { java } from './corpus/java.ts';
import { javascript } from './corpus/javascript.ts';
import { native } from './corpus/native.ts';
import { node } from './corpus/node.ts';
import { php } from './corpus/php.ts';
import { python } from './corpus/python.ts';
import { ruby } from './corpus/ruby.ts';
import { rust } from './corpus/rust.ts';

describe.each([javascript, node, python, ruby, go, java, dotnet, php, rust, native, elixir, cocoa])(
  'from $platform',
  ({ together, apart }) => {
    it.each(together)('one error: $why', ({ one, other }) => {
      expect(group(other)).toEqual(group(one));
    });

    it.each(apart)('two errors: $why', ({ one, other }) => {
      expect(group(other).hash).not.toBe(group(one).hash);
    });
  },
);
