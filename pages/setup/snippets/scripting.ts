import type { SnippetOf } from './snippet.ts';

/** https://docs.sentry.io/platforms/python/ */
export const python: SnippetOf = (dsn) => ({
  install: [{ where: 'Terminal', code: 'pip install --upgrade sentry-sdk' }],
  paste: [{ where: 'First in your program', code: `import sentry_sdk\n\nsentry_sdk.init(dsn="${dsn}")` }],
  breaks: [{ where: 'Anywhere after it', code: 'raise RuntimeError("Hello Glet")' }],
});

/** https://docs.sentry.io/platforms/python/integrations/django/ */
export const django: SnippetOf = (dsn) => ({
  install: [{ where: 'Terminal', code: "pip install --upgrade 'sentry-sdk[django]'" }],
  paste: [{ where: 'settings.py', code: `import sentry_sdk\n\nsentry_sdk.init(dsn="${dsn}")` }],
  breaks: [
    {
      where: 'At the end of urls.py; then open /hello-glet/',
      code: `def hello_glet(request):
    raise RuntimeError("Hello Glet")


urlpatterns += [path("hello-glet/", hello_glet)]`,
    },
  ],
});

/** https://docs.sentry.io/platforms/ruby/guides/rails/ */
export const rails: SnippetOf = (dsn) => ({
  install: [{ where: 'Terminal', code: 'bundle add sentry-ruby sentry-rails' }],
  paste: [
    {
      where: 'config/initializers/sentry.rb',
      code: `Sentry.init do |config|
  config.dsn = '${dsn}'
end`,
    },
  ],
  breaks: [
    {
      where: 'Among the routes in config/routes.rb; then open /hello-glet',
      code: "get '/hello-glet', to: ->(_env) { raise 'Hello Glet' }",
    },
  ],
});

/** https://docs.sentry.io/platforms/php/ */
export const php: SnippetOf = (dsn) => ({
  install: [{ where: 'Terminal', code: 'composer require sentry/sentry' }],
  paste: [
    {
      where: 'First in your program',
      code: `<?php
require __DIR__ . '/vendor/autoload.php';

\\Sentry\\init(['dsn' => '${dsn}']);`,
    },
  ],
  breaks: [{ where: 'Anywhere after it', code: "throw new RuntimeException('Hello Glet');" }],
});

/** https://docs.sentry.io/platforms/php/guides/laravel/, of Laravel 11 and later. */
export const laravel: SnippetOf = (dsn) => ({
  install: [{ where: 'Terminal', code: 'composer require sentry/sentry-laravel' }],
  paste: [
    {
      where: 'In place of ->withExceptions(…) in bootstrap/app.php',
      code: `->withExceptions(function (\\Illuminate\\Foundation\\Configuration\\Exceptions $exceptions) {
    \\Sentry\\Laravel\\Integration::handles($exceptions);
})`,
    },
    { where: 'Terminal', code: `php artisan sentry:publish --dsn='${dsn}'` },
  ],
  breaks: [
    {
      where: 'routes/web.php; then open /hello-glet',
      code: "Route::get('/hello-glet', fn () => throw new RuntimeException('Hello Glet'));",
    },
  ],
});
