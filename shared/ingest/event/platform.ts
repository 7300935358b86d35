import type { Json } from './error-event.ts';

/** Sentry's list, and the languages that have come since. */
const PLATFORMS = new Set(
  (
    'as3 c cfml clojure cocoa crystal csharp dart deno elixir erlang flutter fsharp go godot groovy haskell java ' +
    'javascript kotlin lua native nim node objc other perl php powershell python ruby rust scala swift unity unreal'
  ).split(' '),
);

/** Returns a known platform in lower case; `other` for anything else. */
export function platformOf(value: Json | undefined): string {
  const name = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return PLATFORMS.has(name) ? name : 'other';
}
