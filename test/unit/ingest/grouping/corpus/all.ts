import type { Corpus } from './builders.ts';
import { browserLibraries } from './browser-libraries.ts';
import { cocoa } from './cocoa.ts';
import { codes } from './codes.ts';
import { crashes } from './crashes.ts';
import { dotnetNames } from './dotnet-names.ts';
import { dotnet } from './dotnet.ts';
import { elixir } from './elixir.ts';
import { everyPlatform } from './every-platform.ts';
import { exceptionGroups } from './exception-groups.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { jvmNames } from './jvm-names.ts';
import { libraries } from './libraries.ts';
import { nativeNames } from './native-names.ts';
import { native } from './native.ts';
import { node } from './node.ts';
import { nsErrors } from './ns-errors.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { reported } from './reported.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { swift } from './swift.ts';

/** Every event whose grouping is decided by example. */
export const CORPORA: readonly Corpus[] = [
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
];
