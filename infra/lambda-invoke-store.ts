/**
 * Takes the place of `@aws/lambda-invoke-store` in the bundles: what Lambda's runtime itself puts there, without one to fall
 * back on. The SDK asks it for the trace's id, and else reads that from the environment, where Lambda has it.
 */
export const InvokeStore = {
  getInstanceAsync: async (): Promise<unknown> =>
    (globalThis as { awslambda?: { InvokeStore?: unknown } }).awslambda?.InvokeStore,
};
