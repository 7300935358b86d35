import type { SnippetOf } from './snippet.ts';

const initOf = (sdk: string, dsn: string): string => `import * as Sentry from '${sdk}';

Sentry.init({ dsn: '${dsn}' });`;

/** https://docs.sentry.io/platforms/javascript/ */
export const browser: SnippetOf = (dsn) => ({
  install: [{ where: 'Terminal', code: 'npm install @sentry/browser' }],
  paste: [
    {
      where: 'First in the script that your page loads',
      code: initOf('@sentry/browser', dsn),
    },
  ],
  breaks: [
    {
      where: 'Anywhere after it, but not in the browser’s console, whose errors no script hears of',
      code: `setTimeout(() => {
  throw new TypeError('Hello Glet');
});`,
    },
  ],
});

/** https://docs.sentry.io/platforms/javascript/guides/node/: before everything else, so that it can watch what is loaded. */
export const node: SnippetOf = (dsn) => ({
  install: [{ where: 'Terminal', code: 'npm install @sentry/node' }],
  paste: [
    {
      where: 'instrument.mjs',
      code: initOf('@sentry/node', dsn),
    },
  ],
  breaks: [
    {
      where: 'app.mjs',
      code: `setTimeout(() => {
  throw new TypeError('Hello Glet');
});`,
    },
    { where: 'Terminal', code: 'node --import ./instrument.mjs app.mjs' },
  ],
});
