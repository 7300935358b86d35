/**
 * Takes the place of `@aws-sdk/lib-dynamodb` in the bundles: of its index, which does not say that it has no side effects,
 * esbuild keeps what reads whole tables and queries page by page in each function, with the commands and shapes for it.
 */
// @ts-expect-error TS7016: its types go by the package's name, which leads to this file
export { DynamoDBDocumentClient } from '../node_modules/@aws-sdk/lib-dynamodb/dist-es/DynamoDBDocumentClient.js';
// @ts-expect-error TS7016
export * from '../node_modules/@aws-sdk/lib-dynamodb/dist-es/commands/index.js';
