import { go, java, rust, dotnet, spring } from './snippets/compiled.ts';
import { browser, node } from './snippets/javascript.ts';
import { curl, elixir, flutter } from './snippets/others.ts';
import { django, laravel, php, python, rails } from './snippets/scripting.ts';
import type { Snippet, SnippetOf } from './snippets/snippet.ts';

interface Platform {
  name: string;
  snippet: SnippetOf;
}

/** By the name in the address. Packages and calls are those of Sentry's documentation, https://docs.sentry.io/platforms/. */
const PLATFORMS = {
  browser: { name: 'Browser', snippet: browser },
  node: { name: 'Node', snippet: node },
  python: { name: 'Python', snippet: python },
  django: { name: 'Django', snippet: django },
  rails: { name: 'Rails', snippet: rails },
  php: { name: 'PHP', snippet: php },
  laravel: { name: 'Laravel', snippet: laravel },
  java: { name: 'Java', snippet: java },
  spring: { name: 'Spring', snippet: spring },
  go: { name: 'Go', snippet: go },
  dotnet: { name: '.NET', snippet: dotnet },
  rust: { name: 'Rust', snippet: rust },
  elixir: { name: 'Elixir', snippet: elixir },
  flutter: { name: 'Flutter', snippet: flutter },
  curl: { name: 'curl', snippet: curl },
} as const satisfies Record<string, Platform>;

export type PlatformId = keyof typeof PLATFORMS;

export const PLATFORM_IDS = Object.keys(PLATFORMS) as PlatformId[];

/** The platform that an address names; the first one for what is none. */
export function platformOf(text: string): PlatformId {
  return PLATFORM_IDS.find((id) => id === text) ?? 'browser';
}

/** What a platform is called. */
export const platformName = (id: PlatformId): string => PLATFORMS[id].name;

/** How a program of that platform is made to report to a DSN. */
export const snippetOf = (id: PlatformId, dsn: string): Snippet => PLATFORMS[id].snippet(dsn);
