/** A text to copy, and where it goes. */
interface Block {
  where: string;
  code: string;
  about: string;
}

/** Stands for the token, which no page of ours shows: one of the project, with the scope api and the level Developer. */
export const TOKEN = 'glpat-…';

const importOf = (name: string, from: string): string => `import { ${name} } from '${from}';`;

/**
 * How a build uploads its source maps: by the command line, or by a plugin of its bundler.
 * @param origin of the API, `https://host`
 * @param project its full path; what is before its last slash is an organization to Sentry's tools, `group--sub`
 */
export function uploadBlocks(origin: string, project: string): Block[] {
  const names = project.split('/');
  const [name, organization] = [names.pop()!, names.join('--')];
  const plugin = (of: string): string => `${of}({
      url: '${origin}',
      org: '${organization}',
      project: '${name}',
      authToken: process.env.SENTRY_AUTH_TOKEN,
      telemetry: false,
    })`;
  return [
    {
      about: 'sentry-cli',
      where: 'Any build, in a terminal, after npm install --save-dev @sentry/cli@2',
      code: `export SENTRY_URL=${origin} SENTRY_ORG=${organization} SENTRY_PROJECT=${name}
export SENTRY_AUTH_TOKEN=${TOKEN}
npx sentry-cli sourcemaps inject dist
npx sentry-cli sourcemaps upload --wait dist`,
    },
    {
      about: 'Vite plugin',
      where: 'vite.config.js, after npm install --save-dev @sentry/vite-plugin',
      code: `${importOf('sentryVitePlugin', '@sentry/vite-plugin')}
${importOf('defineConfig', 'vite')}

export default defineConfig({
  build: { sourcemap: 'hidden' },
  plugins: [
    ${plugin('sentryVitePlugin')},
  ],
});`,
    },
    {
      about: 'esbuild plugin',
      where: 'build.mjs, after npm install --save-dev @sentry/esbuild-plugin',
      code: `${importOf('sentryEsbuildPlugin', '@sentry/esbuild-plugin')}
${importOf('build', 'esbuild')}

await build({
  entryPoints: ['src/main.js'],
  bundle: true,
  minify: true,
  sourcemap: 'external',
  outdir: 'dist',
  plugins: [
    ${plugin('sentryEsbuildPlugin')},
  ],
});`,
    },
  ];
}
