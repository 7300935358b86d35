import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { snippetOf, type PlatformId } from '../../../../pages/setup/snippets.ts';

const DSN = 'https://glet_0123456789abcdef@errors.example.com/api/v4/error_tracking/collector/42';

type Command = readonly [program: string, ...args: string[]];

/** Reads a program from its standard input and says whether it is one, without running it. */
const PARSERS = {
  python: ['python3', '-c', 'import ast, sys; ast.parse(sys.stdin.read())'],
  go: ['gofmt', '-e'],
  ruby: ['ruby', '-c'],
  php: ['php', '-l'],
  shell: ['sh', '-n'],
} as const satisfies Record<string, Command>;

const run = ([program, ...args]: Command, input: string) => spawnSync(program, args, { input, encoding: 'utf8' });

const textOf = (id: PlatformId, isMeant: (where: string) => boolean): string => {
  const { install, paste, breaks } = snippetOf(id, DSN);
  return [...install, ...paste, ...breaks]
    .filter(({ where }) => isMeant(where))
    .map(({ code }) => code)
    .join('\n\n');
};
const isTerminal = (where: string): boolean => where === 'Terminal';
const isSource = (where: string): boolean => !isTerminal(where);

/** Those whose texts are whole files or statements; the others are parts of a file that somebody has. */
const SOURCES = [
  ['python', 'python', textOf('python', isSource)],
  ['django', 'python', textOf('django', isSource)],
  ['go', 'go', textOf('go', isSource)],
  ['rails', 'ruby', textOf('rails', isSource)],
  ['php', 'php', textOf('php', isSource)],
  ...(
    [
      'node',
      'browser',
      'python',
      'django',
      'rails',
      'php',
      'laravel',
      'go',
      'dotnet',
      'rust',
      'flutter',
      'curl',
    ] as const
  ).map((id) => [`the terminal of ${id}`, 'shell', textOf(id, isTerminal)] as const),
] as const;

describe('snippets of the set-up page, as their language reads them', () => {
  for (const [name, language, text] of SOURCES) {
    const isThere = run(PARSERS[language], language === 'go' ? 'package main' : '').error === undefined;
    it.skipIf(!isThere)(`${name} can be parsed by ${PARSERS[language][0]}`, () => {
      expect(text).not.toBe('');
      expect(run(PARSERS[language], text)).toMatchObject({ status: 0, stderr: '' });
      // Something that it would not take.
      expect(run(PARSERS[language], `${text}\n('`).status).not.toBe(0);
    });
  }
});
