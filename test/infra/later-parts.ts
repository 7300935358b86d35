import { JOBS } from '../../shared/api/jobs.ts';
import { CONSUMERS } from '../../shared/api/stream.ts';

/** Functions by their files: what takes events, and what shows one. */
export const COLLECTOR = ['envelope', 'security', 'store'].map((name) => `collector/${name}`);
export const SHOW_AN_EVENT = [
  ...['get', 'latest', 'oldest'].map((verb) => `gitlab/events/${verb}`),
  ...['get', 'get-of-project', 'event-id'].map((verb) => `sentry/events/${verb}`),
];

const LOOKING_UP = [...COLLECTOR, ...SHOW_AN_EVENT, 'gitlab/events/source-maps'];
/** Functions with the name of a part that is loaded later, words that are in it alone, and what it exports. */
export const LATER: [string, string, string, string][] = LOOKING_UP.map((name) => {
  const exported = 'artifactSource,eventMapper,mapPayload,openObjects';
  return [name, 'look-up', 'index of a source map is damaged', exported];
});
LATER.push([CONSUMERS.countEvents.function, 'functions', 'x-amz-invocation-type', 'openFunction']);
LATER.push([JOBS.buildArtifacts.function, 'merge-in-table', 'async function lastOf', 'mergeInTable']);
