/**
 * What looks source maps up. It is loaded with the first event that may need it, and so by `import()` alone: most instances
 * never do.
 */
export { openObjects } from '../../s3/objects.ts';
export { artifactSource } from './artifact-source.ts';
export { eventMapper } from './map-event.ts';
export { mapPayload } from './map-payload.ts';
