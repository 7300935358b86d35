import type { Frame } from '../event/error-event.ts';

/** Sentry's SDKs and raven: modules, namespaces, crates and classes, up to the separator that follows. */
const SDK_MODULE = new RegExp(
  `^<?(?:${[
    'sentry_sdk|raven\\.(?:base|contrib|events|handlers|utils)',
    'io\\.sentry|(?:com\\.getsentry|net\\.kencochrane)\\.raven',
    '(?:Elixir\\.)?Sentry|SharpRaven|Raven_Client',
    'github\\.com\\/getsentry\\/(?:sentry-go|raven-go)',
    'sentry(?:_(?:actix|anyhow|backtrace|contexts|core|debug_images|log|panic|slog|tower|tracing|types))?(?=::)',
    '[-+]\\[Sentry\\w+|Sentry(?:SDK|Client|Hub)',
  ].join('|')})(?=$|[.:/\\\\@$ ])`,
);

/** Frameworks that hand a log line on to the SDK. */
const LOGGING_MODULE = new RegExp(
  `^<?(?:${[
    'structlog|loguru',
    'ch\\.qos\\.logback|org\\.apache\\.(?:log4j|logging|commons\\.logging)|org\\.slf4j|java\\.util\\.logging',
    'org\\.jboss\\.logging|timber\\.log|android\\.util\\.Log|io\\.github\\.oshai\\.kotlinlogging',
    'Serilog|NLog|log4net|Microsoft\\.Extensions\\.Logging|UnityEngine\\.(?:Debug|Logger|StackTraceUtility)',
    'Monolog|Psr\\\\Log',
    'github\\.com\\/(?:sirupsen\\/logrus|rs\\/zerolog)|go\\.uber\\.org\\/zap|log\\/slog',
    '(?:log::__private_api|tracing(?:_core|_log|_subscriber)?|slog)(?=::)',
    'Log::Log4perl|Sentry::Raven',
  ].join('|')})(?=$|[.:/\\\\@$ ])`,
);

/** Words that are a module of the standard library on one platform, and anybody's on others. */
const STANDARD_LOGGING: Readonly<Record<string, RegExp>> = {
  python: /^logging(?:$|\.)/,
  go: /^log(?:$|\.)/,
  elixir: /^(?:Elixir\.)?(?:Logger|logger\w*)(?:$|\.)/,
};

const DART =
  'sentry(?:_(?:dart_plugin|dio|drift|file|firebase_remote_config|flutter|grpc|hive|isar|link|logging|sqflite|supabase))?';

const FILE = new RegExp(
  [
    '(?:^|[\\\\/])(?:@sentry|@sentry-internal)[\\\\/]',
    '(?:^|[\\\\/])node_modules[\\\\/](?:raven|raven-js|winston|pino|bunyan|log4js|loglevel)[\\\\/]',
    '(?:^|[\\\\/])(?:sentry_sdk|structlog|loguru)[\\\\/]',
    '(?:^|[\\\\/])(?:sentry-(?:delayed_job|opentelemetry|rails|resque|ruby|ruby-core|sidekiq)|sentry-raven|semantic_logger|lograge)-\\d[^\\\\/]{0,40}[\\\\/]',
    '(?:^|[\\\\/])vendor[\\\\/](?:sentry|monolog|psr[\\\\/]log)[\\\\/]',
    `^package:(?:${DART}|logging|logger)\\/`,
    '\\/Sentry\\.framework\\/|(?:^|\\/)libsentry(?:-\\w{1,20})?\\.(?:so|dylib|dll)$',
  ].join('|'),
);

const PACKAGE = new RegExp(
  `^(?:${DART}|logging|Sentry)$|\\/Sentry\\.framework\\/|(?:^|\\/)libsentry(?:-\\w{1,20})?\\.(?:so|dylib)$`,
);

const FUNCTION = /^(?:sentryWrapped$|sentry_(?:capture|handle|value)_|sentry__)/;

/** In each of the names above is one of these: most frames have none. */
const HINT = /sentry|raven|log|timber|unityengine|tracing|winston|pino|bunyan|zap|slf4j|psr/i;

/**
 * Whether a frame is code that reports: an SDK, or a framework for logs that calls it. Where there is no exception, the
 * stack begins there and says nothing of what is reported.
 */
export function isReporter(frame: Frame, platform: string): boolean {
  const { module, function: name } = frame;
  const names = [module, name, frame.filename, frame.abs_path, frame.package];
  if (!names.some((text) => text !== null && HINT.test(text))) return false;
  return (
    [module, name].some((text) => text !== null && (SDK_MODULE.test(text) || LOGGING_MODULE.test(text))) ||
    (module !== null && (STANDARD_LOGGING[platform]?.test(module) ?? false)) ||
    [frame.filename, frame.abs_path].some((file) => file !== null && FILE.test(file)) ||
    (frame.package !== null && PACKAGE.test(frame.package)) ||
    (name !== null && FUNCTION.test(name))
  );
}
