/**
 * Takes the place of `@smithy/core/event-streams` in the bundles. The SDK loads it with `import()` when an operation
 * streams events; that alone makes esbuild keep all of it, and what it shares with the rest in a form that is not shaken.
 * No operation of DynamoDB streams events (Kinesis' and Transcribe's do), so this is never called.
 */
export function EventStreamSerde(): never {
  throw new Error('left out: infra/no-event-streams.ts');
}
export { EventStreamSerde as eventStreamSerdeProvider };
