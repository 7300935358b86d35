import { dsnOf, storeAddress } from '../dsn.ts';
import type { SnippetOf } from './snippet.ts';

/** https://docs.sentry.io/platforms/elixir/; which HTTP client is https://hexdocs.pm/sentry/Sentry.FinchClient.html. */
export const elixir: SnippetOf = (dsn) => ({
  install: [
    {
      where: 'The dependencies in mix.exs; then mix deps.get',
      code: `{:sentry, "~> 13.0"},
{:finch, "~> 0.21"},
{:jason, "~> 1.4"}`,
    },
  ],
  paste: [
    { where: 'config/config.exs', code: `config :sentry,\n  dsn: "${dsn}",\n  environment_name: config_env()` },
    {
      where: 'First in start/2 of your application',
      code: ':logger.add_handler(:sentry_handler, Sentry.LoggerHandler, %{})',
    },
  ],
  breaks: [{ where: 'iex -S mix', code: 'spawn(fn -> raise "Hello Glet" end)' }],
});

/** https://docs.sentry.io/platforms/flutter/ */
export const flutter: SnippetOf = (dsn) => ({
  install: [{ where: 'Terminal', code: 'flutter pub add sentry_flutter' }],
  paste: [
    {
      where: 'In place of main in lib/main.dart',
      code: `import "package:flutter/material.dart";
import "package:sentry_flutter/sentry_flutter.dart";

Future<void> main() async {
  await SentryFlutter.init(
    (options) {
      options.dsn = '${dsn}';
    },
    appRunner: () => runApp(const MyApp()),
  );
}`,
    },
  ],
  breaks: [
    {
      where: 'Among the widgets of a page; then press it',
      code: `TextButton(
  onPressed: () => throw StateError('Hello Glet'),
  child: const Text('Break'),
)`,
    },
  ],
});

const EVENT = { platform: 'other', exception: { values: [{ type: 'TypeError', value: 'Hello Glet' }] } };

/** An event by hand, in docs/error-tracking.md. @throws Error for what is no DSN of this collector. */
export const curl: SnippetOf = (text) => {
  const dsn = dsnOf(text);
  if (dsn === null) throw new Error('this is no DSN of this collector');
  return {
    install: [],
    paste: [],
    breaks: [
      {
        where: 'Terminal',
        code: `curl '${storeAddress(dsn)}' \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(EVENT)}'`,
      },
    ],
  };
};
