export type Frames = Record<string, unknown>[];

/** Stacks that hold nothing but what reports, per SDK. */
export const REPORTERS: [platform: string, frames: Frames][] = [
  [
    'other',
    [
      { abs_path: '<asynchronous suspension>' },
      {
        function: 'LoggingIntegration._onLog',
        package: 'sentry_logging',
        filename: 'logging_integration.dart',
        abs_path: 'package:sentry_logging/src/logging_integration.dart',
        in_app: true,
      },
    ],
  ],
  [
    'python',
    [
      { module: 'logging', function: 'error' },
      { module: 'sentry_sdk.integrations.logging', function: 'emit' },
    ],
  ],
  ['python', [{ filename: '/venv/lib/python3.12/site-packages/loguru/_logger.py', function: '_log' }]],
  ['python', [{ module: 'raven.handlers.logging', function: '_emit', in_app: true }]],
  [
    'java',
    [
      { module: 'ch.qos.logback.classic.Logger', function: 'error' },
      { module: 'io.sentry.logback.SentryAppender', function: 'append' },
    ],
  ],
  ['java', [{ module: 'org.apache.logging.log4j.core.Logger', function: 'log', in_app: true }]],
  [
    'go',
    [
      { module: 'log/slog', function: 'Error' },
      { module: 'github.com/getsentry/sentry-go/slog', function: 'Handle' },
    ],
  ],
  ['go', [{ module: 'github.com/sirupsen/logrus', function: '(*Entry).Error' }]],
  [
    'ruby',
    [{ abs_path: '/usr/lib/ruby/gems/3.3.0/gems/sentry-ruby-5.17.3/lib/sentry-ruby.rb', function: 'capture_message' }],
  ],
  ['php', [{ function: 'Monolog\\Logger::addRecord' }, { function: 'Sentry\\Monolog\\Handler::doWrite' }]],
  [
    'csharp',
    [
      { module: 'Serilog.Core.Logger', function: 'Write' },
      { module: 'Sentry.SentryClient', function: 'CaptureEvent' },
    ],
  ],
  [
    'native',
    [
      { function: 'tracing_core::event::Event::dispatch' },
      { function: '<sentry_tracing::layer::SentryLayer<S> as tracing_subscriber::layer::Layer<S>>::on_event' },
    ],
  ],
  ['native', [{ function: 'sentry_capture_event', package: '/opt/shop/lib/libsentry.so' }]],
  [
    'elixir',
    [
      { module: 'Logger.Backends', function: 'log/4' },
      { module: 'Elixir.Sentry.LoggerHandler', function: 'log/2' },
    ],
  ],
  [
    'cocoa',
    [
      {
        function: '-[SentryClient captureMessage:]',
        package: '/Applications/Shop.app/Frameworks/Sentry.framework/Sentry',
      },
    ],
  ],
  [
    'node',
    [{ filename: '/app/node_modules/@sentry/core/build/cjs/exports.js', function: 'captureMessage', in_app: true }],
  ],
  ['node', [{ filename: '/app/node_modules/winston/lib/winston/logger.js', function: 'DerivedLogger.error' }]],
  ['perl', [{ module: 'Sentry::Raven', function: 'capture_message' }]],
];

/** Names that begin as a reporter's, of applications. */
export const OWN: [platform: string, frame: Record<string, unknown>][] = [
  ['native', { function: 'sentry_panic_helpers::report' }],
  ['native', { function: 'sentry_box_open' }],
  ['python', { module: 'sentry_sdk_helpers.report', function: 'report' }],
  ['python', { module: 'shop.logging', function: 'report' }],
  ['java', { module: 'io.sentryx.Report', function: 'report' }],
  ['java', { module: 'com.shop.logback.Report', function: 'report' }],
  ['go', { module: 'shop/log', function: 'Report' }],
  ['csharp', { module: 'SentryShop.Cart', function: 'Report' }],
  ['php', { function: 'SentryShop\\Cart::report' }],
  ['node', { filename: '/app/src/sentry/report.js', function: 'report' }],
  ['ruby', { abs_path: '/app/lib/sentry-ruby.rb', function: 'report' }],
  ['other', { abs_path: 'package:sentry_shop/report.dart', filename: 'report.dart', function: 'report' }],
];
