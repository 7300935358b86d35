import { reshaped, type Shapes } from './shapes.ts';

const MAX_MODULE_CHARACTERS = 256;

/** Lambdas, local functions, iterators and state machines of C# and Visual Basic, odd enough on all platforms. */
export const DOTNET_FUNCTIONS: Shapes = [
  // Statements outside of classes are in `<Main>$`
  [/<Main>\$/g, 'Main'],
  [/<([^<>]*)>g__(\w+)\|\w+/g, '$1.$2'],
  [/<([^<>]*)>[bm]__\w+/g, '$1'],
  [/<([^<>]*)>[cd](?:__\w+)?(?:`\d+)?[.+]MoveNext\b/, '$1'],
  [/<([^<>]*)>[a-z]__\w+[.+]?/g, '$1'],
  [/<>c[.+]/g, ''],
  [/\bVB\$StateMachine_\d+_(\w+)[.+]MoveNext\b/, '$1'],
  [/^_Lambda\$__[\w-]+$/, ''],
];

/** F# numbers closures by the line: `total@42-1`, where they have no name `clo@42`, `Pipe #1 stage #2 at line 42@42`. */
export const FSHARP_FUNCTIONS: Shapes = [
  [/(?:\bclo|\bPipe #.{0,200})@\d[\w-]*/i, ''],
  [/@\d+(?:-\d+)?T?(?:`\d+)?(?:\.(?:Invoke|DirectInvoke|Specialize|MoveNext|GenerateNext)\b)?(?=$|[.+(<])/g, ''],
  [/\+/g, '.'],
];

/** Classes that compilers make lie in classes that people write: `Shop.Cart+<>c`, `Shop.Cart+total@42`. */
export const DOTNET_MODULES: Shapes = [
  [/(?:^|[+/.])<.*$/s, ''],
  [/\+_Closure\$__.*$/s, ''],
  [/\+VB\$(?:StateMachine|AnonymousDelegate)_.*$/s, ''],
  [/\+[^+@]*@\d.*$/s, ''],
];

/** The last part of a module that is a class made of a method, as C#, Mono, Visual Basic and F# call it. */
const STATE_MACHINE = /[+/.](?:<(<?[^<>]+(?:>[^<>]*)?)>[cd](?:__\w+)?|VB\$StateMachine_\d+_(\w+))(?:`\d+)?$/;
const FSHARP_CLOSURE = /\+(?!clo@|Pipe #)([^+@]+)@\d+(?:-\d+)?T?(?:`\d+)?$/i;

/**
 * The method that a class was made of, which then is the function: `Shop.Cart+<PayAsync>d__5` runs `PayAsync` as
 * `MoveNext`. `null`: a class that somebody wrote.
 */
export function methodOfClass(module: string | null, name: string | null): string | null {
  if (module === null || name === null || !/[<$@]/.test(module)) return null;
  const path = module.slice(0, MAX_MODULE_CHARACTERS);
  const machine = name === 'MoveNext' ? STATE_MACHINE.exec(path) : null;
  const made = machine?.[1] ?? machine?.[2] ?? FSHARP_CLOSURE.exec(path)?.[1] ?? null;
  return made === null ? null : reshaped(made, DOTNET_FUNCTIONS);
}
