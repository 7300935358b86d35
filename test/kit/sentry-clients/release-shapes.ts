import { list, maybe, number, object, string, time } from './schema.ts';

const anyObject = { type: 'object' };

/** What clients decode of releases, commits and deploys. */
export const RELEASE_SHAPES = {
  /** sentry-cli: src/api/data_types. */
  'sentry-cli release': object(
    { version: string, dateCreated: time },
    { url: maybe(string), dateReleased: maybe(time), lastEvent: maybe(time), newGroups: number },
  ),
  'sentry-cli deploy': object(
    { id: string, environment: string },
    { name: maybe(string), url: maybe(string), dateStarted: maybe(time), dateFinished: maybe(time) },
  ),
  'sentry-cli commit': object({ id: string }),
  /** sentry-mcp: packages/mcp-core/src/api-client/schema.ts. */
  'MCP release': object({
    id: { type: ['string', 'number'] },
    version: string,
    shortVersion: string,
    dateCreated: time,
    dateReleased: maybe(time),
    firstEvent: maybe(time),
    lastEvent: maybe(time),
    newGroups: number,
    lastCommit: maybe(anyObject),
    lastDeploy: maybe(anyObject),
    projects: list(object({ id: { type: ['string', 'number'] }, slug: string, name: string })),
  }),
} as const;
