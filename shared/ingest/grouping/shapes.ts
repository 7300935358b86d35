/** Parts of names and what takes their place, in the order in which they are looked for. */
export type Shapes = readonly (readonly [RegExp, string])[];

/** A name with each of the shapes replaced. */
export function reshaped(name: string, shapes: Shapes): string {
  let stable = name;
  for (const [shape, replacement] of shapes) stable = stable.replace(shape, replacement);
  return stable;
}

/** The languages of one runtime, whose compilers make up names alike. */
const RUNTIMES: Readonly<Record<string, ReadonlySet<string>>> = {
  native: new Set(['native', 'c', 'rust', 'cocoa', 'objc', 'swift', 'unreal', 'nim', 'crystal']),
  jvm: new Set(['java', 'kotlin', 'scala', 'groovy', 'clojure']),
  dotnet: new Set(['csharp', 'fsharp', 'powershell']),
};

/** Whether a platform's programs run as machine code, on the JVM or on .NET. */
export function runsOn(runtime: 'native' | 'jvm' | 'dotnet', platform: string): boolean {
  return RUNTIMES[runtime]!.has(platform);
}
