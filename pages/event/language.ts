/** Languages that the highlighter knows; the names are its own. */
export type Language =
  | 'c'
  | 'cpp'
  | 'csharp'
  | 'go'
  | 'java'
  | 'javascript'
  | 'kotlin'
  | 'php'
  | 'python'
  | 'ruby'
  | 'rust'
  | 'swift'
  | 'typescript';

const BY_ENDING: Readonly<Record<string, Language>> = {
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  vue: 'javascript',
  svelte: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescript',
  py: 'python',
  pyx: 'python',
  rb: 'ruby',
  rake: 'ruby',
  php: 'php',
  go: 'go',
  java: 'java',
  kt: 'kotlin',
  kts: 'kotlin',
  rs: 'rust',
  cs: 'csharp',
  swift: 'swift',
  c: 'c',
  h: 'c',
  m: 'c',
  cc: 'cpp',
  cpp: 'cpp',
  cxx: 'cpp',
  hpp: 'cpp',
  dart: 'java',
  scala: 'java',
  groovy: 'java',
};

/** Endings that say what a file is, and that it is nothing of the above. */
const PLAIN = new Set(['ex', 'exs', 'eex', 'heex', 'leex', 'erl', 'html', 'erb', 'haml', 'sql', 'txt', 'json', 'xml']);

const BY_PLATFORM: Readonly<Record<string, Language>> = {
  javascript: 'javascript',
  node: 'javascript',
  python: 'python',
  ruby: 'ruby',
  php: 'php',
  go: 'go',
  java: 'java',
  csharp: 'csharp',
  cocoa: 'swift',
  rust: 'rust',
  c: 'c',
  native: 'cpp',
  dart: 'java',
  flutter: 'java',
};

/** The language of a file: by its ending, else by the platform of the event; `null`: it is shown plain. Never guessed from the text. */
export function languageOf(file: string | null, platform: string | null): Language | null {
  const ending = /\.([a-z]{1,6})(?:[?#].*)?$/i.exec(file ?? '')?.[1]?.toLowerCase();
  if (ending !== undefined && Object.hasOwn(BY_ENDING, ending)) return BY_ENDING[ending]!;
  if (ending !== undefined && PLAIN.has(ending)) return null;
  return platform !== null && Object.hasOwn(BY_PLATFORM, platform) ? BY_PLATFORM[platform]! : null;
}
