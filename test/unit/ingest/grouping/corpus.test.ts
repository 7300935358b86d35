import { describe, expect, it } from 'vitest';
import { group } from '../../../../shared/ingest/grouping/group.ts';
import { browserLibraries } from './corpus/browser-libraries.ts';
import { cocoa } from './corpus/cocoa.ts';
import { codes } from './corpus/codes.ts';
import { crashes } from './corpus/crashes.ts';
import { dotnet } from './corpus/dotnet.ts';
import { dotnetNames } from './corpus/dotnet-names.ts';
import { elixir } from './corpus/elixir.ts';
import { everyPlatform } from './corpus/every-platform.ts';
import { exceptionGroups } from './corpus/exception-groups.ts';
import { go } from './corpus/go.ts';
import { java } from './corpus/java.ts';
import { javascript } from './corpus/javascript.ts';
import { jvmNames } from './corpus/jvm-names.ts';
import { libraries } from './corpus/libraries.ts';
import { native } from './corpus/native.ts';
import { nativeNames } from './corpus/native-names.ts';
import { node } from './corpus/node.ts';
import { nsErrors } from './corpus/ns-errors.ts';
import { php } from './corpus/php.ts';
import { python } from './corpus/python.ts';
import { reported } from './corpus/reported.ts';
import { ruby } from './corpus/ruby.ts';
import { rust } from './corpus/rust.ts';
import { swift } from './corpus/swift.ts';

describe.each([
  javascript,
  node,
  python,
  ruby,
  go,
  java,
  dotnet,
  php,
  rust,
  native,
  elixir,
  cocoa,
  nsErrors,
  crashes,
  exceptionGroups,
  codes,
  browserLibraries,
  reported,
  dotnetNames,
  everyPlatform,
  jvmNames,
  libraries,
  nativeNames,
  swift,
])('from $platform', ({ together, apart }) => {
  it.each(together)('one error: $why', ({ one, other }) => {
    expect(group(other)).toEqual(group(one));
  });

  it.each(apart)('two errors: $why', ({ one, other }) => {
    expect(group(other).hash).not.toBe(group(one).hash);
  });
});
