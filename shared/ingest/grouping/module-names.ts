import { withoutBuildHash } from './build-hashes.ts';

const MAX_MODULE_CHARACTERS = 256;

/** What the virtual machine, frameworks and compilers add to the names of classes and modules. */
const GENERATED: readonly (readonly [RegExp, string])[] = [
  // Java: lambdas, proxies of Spring, Hibernate, Mockito, Byte Buddy and javassist, reflection, hidden classes
  [/-\$\$Lambda\$([\w-]+)\$.*$/s, '$1'],
  [/\$\$Lambda.*$/s, ''],
  [/\$AjcClosure\d+$/, ''],
  [/\$\$(?:EnhancerBy|FastClassBy|SpringCGLIB|anonfun|ExternalSynthetic|InternalSynthetic).*$/s, ''],
  [/_\$\$_.*$/s, ''],
  [/\$(?:ByteBuddy|MockitoMock|HibernateProxy|Lambda)\b.*$/s, ''],
  [/\$Proxy\d+/, '$Proxy'],
  [/\bproxy\d+\b/, 'proxy'],
  [/(Generated\w*Accessor)\d+/, '$1'],
  [/\/0x[\da-f]+$/, ''],
  // Kotlin and Java number the classes of anonymous objects; Groovy its closures, Clojure its functions
  [/\$anonfun.*$/s, ''],
  [/_closure\d+/g, ''],
  [/(?:__\d+)+/g, ''],
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

/** The name of a class or module without what changes from build to build; `null` if nothing is left. */
export function stableModule(module: string | null, family: string): string | null {
  if (module === null) return null;
  let stable = module.slice(0, MAX_MODULE_CHARACTERS).trim();
  if (!PLAIN.test(stable)) for (const [shape, name] of GENERATED) stable = stable.replace(shape, name);
  if (family === 'javascript') stable = withoutBuildHash(stable).replace(/^.*node_modules[/.]/, '');
  return stable === '' || /^[<(].*[>)]$/.test(stable) ? null : stable;
}

/** The method that a C# state machine was made from: `Shop.Cart+<PayAsync>d__5` runs `PayAsync` as `MoveNext`. */
export function stateMachineMethod(module: string | null): string | null {
  return module === null
    ? null
    : (/<([^<>]+)>d(?:__\w+)?(?:`\d+)?$/.exec(module.slice(0, MAX_MODULE_CHARACTERS))?.[1] ?? null);
}
