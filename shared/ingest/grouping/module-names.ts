import { withoutBuildHash } from './build-hashes.ts';
import { DOTNET_MODULES } from './dotnet-names.ts';
import { JVM_MODULES, withoutServersHash } from './jvm-names.ts';
import { reshaped, runsOn, type Shapes } from './shapes.ts';

const MAX_MODULE_CHARACTERS = 256;

/** What the virtual machine, frameworks and compilers add to the names of classes and modules. */
const GENERATED: Shapes = [
  // Java: lambdas, proxies of Spring, Hibernate, Mockito, Byte Buddy and javassist, reflection, hidden classes
  [/\$\$Lambda.*$/s, ''],
  [/\$AjcClosure\d+$/, ''],
  [/\$\$(?:EnhancerBy|FastClassBy|SpringCGLIB|anonfun|ExternalSynthetic|InternalSynthetic).*$/s, ''],
  [/_\$\$_.*$/s, ''],
  [/\$(?:ByteBuddy|MockitoMock|HibernateProxy|Lambda)\b.*$/s, ''],
  [/\$Proxy\d+/, '$Proxy'],
  [/(Generated\w*Accessor)\d+/, '$1'],
  [/\/0x[\da-f]+$/, ''],
  // Kotlin and Java number the classes of anonymous objects
  [/\$anonfun.*$/s, ''],
  [/(?:\$\d+)+(?=$|\$)/g, ''],
  [/(?<!\$)\$+$/, ''],
  // .NET: closures, state machines, generics
  [/\+<[^<>]*>[cd](?:__\w+)?/g, ''],
  [/`\d+/g, ''],
  [/\[\[.*$/s, ''],
  // PHP: `class@anonymous` is followed by a file, a line and a counter
  // oxlint-disable-next-line no-control-regex -- PHP puts a null byte there
  [/@anonymous[\s\0/\\].*$/s, '@anonymous'],
  [/^Elixir\./, ''],
  // Go: the version of a module
  [/@v\d[\w.+-]*/g, ''],
];

/** Most names: no shape above is in them, for each has a digit or a sign of its own. */
const PLAIN = /^(?!Elixir\.)[A-Za-z_./\\:-]+$/;

/** Of the JVM's some are made of letters, too: `Cart-IA`, `CartBean_xqzkwv_CartImpl`. */
const PLAIN_CLASS = /^[A-Za-z.]+$/;

/** The name of a class or module without what changes from build to build; `null` if nothing is left. */
export function stableModule(module: string | null, family: string): string | null {
  if (module === null) return null;
  let stable = module.slice(0, MAX_MODULE_CHARACTERS).trim();
  if (!(runsOn('jvm', family) ? PLAIN_CLASS : PLAIN).test(stable))
    stable = reshaped(ofPlatform(stable, family), GENERATED);
  if (family === 'javascript') stable = withoutBuildHash(stable).replace(/^.*node_modules[/.]/, '');
  return stable === '' || /^[<(].*[>)]$/.test(stable) ? null : stable;
}

/** A name without what only one platform makes up, and people elsewhere may write. */
function ofPlatform(module: string, family: string): string {
  if (runsOn('jvm', family)) return reshaped(withoutServersHash(module), JVM_MODULES);
  return runsOn('dotnet', family) ? reshaped(module, DOTNET_MODULES) : module;
}
