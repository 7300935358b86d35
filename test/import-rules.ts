/** The imports that one folder may have besides its own files. */
export interface ImportRule {
  /**
   * Files, folders and packages; `node:` for all of Node's own, `packages` for all that `package.json` declares, which
   * also have to be installed where the folder runs.
   */
  may: readonly string[];
  /** The same, but with `import type` only. */
  types?: readonly string[];
  /** Ends the row of the table in docs/architecture.md. */
  because: string;
}

/**
 * Import rules by folder. A file belongs to the longest folder of the list that holds it, and each file has to belong to
 * one. `npm run docs` writes the table in docs/architecture.md from this.
 */
export const IMPORT_RULES: Readonly<Record<string, ImportRule>> = {
  'shared/domain': { may: ['node:'], because: 'types and rules depend on nothing of ours' },
  'shared/api': {
    may: [
      'shared/domain/limits.ts',
      'shared/domain/alerts/alert-destination.ts',
      'shared/domain/alerts/alert-rule.ts',
      'shared/domain/alerts/hook.ts',
    ],
    types: ['shared/domain', 'shared/present'],
    because: 'the contract is plain data, which the stack, the functions and the document can all read',
  },
  'shared/auth': { may: ['shared/domain'], because: 'who may do a thing does not depend on how it was asked for' },
  'shared/ingest': { may: ['shared/domain', 'node:'], because: 'pure: bytes in, an event out' },
  'shared/source-maps': {
    may: ['shared/domain', 'node:'],
    because:
      'pure: bytes of an upload in, an index out; an index and the frames of an event in, frames of the source out',
  },
  'shared/source-maps/build': {
    may: ['shared/source-maps', 'shared/domain', 'acorn', 'node:'],
    because: 'reads scripts, which looking a frame up never needs',
  },
  'shared/outbound': {
    may: ['shared/domain', 'node:'],
    because: 'the only way out to addresses that users gave is small enough to be reviewed',
  },
  'shared/alerts': {
    may: ['shared/domain', 'node:'],
    types: ['shared/outbound'],
    because: 'pure but for the ways out that it is given: a message in, requests out, and what their answers mean',
  },
  'shared/external-sentry': {
    may: ['shared/domain', 'shared/outbound', 'node:'],
    types: ['shared/present'],
    because: 'asks another server, and never the table',
  },
  'shared/openid': {
    may: ['shared/domain', 'shared/outbound', 'oauth4webapi'],
    because: 'asks another server, and never the table; the library checks what it answers',
  },
  'shared/present': {
    may: ['shared/domain', 'shared/ingest', 'ua-parser-js'],
    because: 'pure: a stored thing in, a body out',
  },
  'shared/store': {
    may: ['shared/domain', '@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb'],
    because: 'the only place that talks to DynamoDB knows no status and no row',
  },
  'shared/ssm': {
    may: ['shared/aws', 'shared/domain', 'shared/store'],
    because: "the SDK's client for two operations would be most of a bundle",
  },
  'shared/aws': {
    may: ['shared/store', '@smithy/signature-v4', 'node:'],
    because: 'signs and sends with what the client of the table brings along',
  },
  'shared/lambda': {
    may: ['shared/aws', 'shared/store'],
    because: "one operation of Lambda; the SDK's client would be a third of a bundle",
  },
  'shared/scheduler': {
    may: ['shared/aws', 'shared/store'],
    because: "one operation of EventBridge Scheduler; the SDK's client would be a third of a bundle",
  },
  'shared/ses': {
    may: ['shared/aws', 'shared/domain', 'shared/store'],
    because: "one operation of SES; the SDK's client would be larger than a bundle",
  },
  'shared/sns': {
    may: ['shared/aws', 'shared/domain', 'shared/store', 'node:'],
    types: ['shared/alerts'],
    because: "three operations of SNS; the SDK's client would be a third of a bundle",
  },
  'shared/s3': {
    may: ['shared/aws', 'shared/store'],
    because: "the only place that talks to S3; the SDK's client would be larger than a bundle",
  },
  'shared/http': {
    may: ['shared/domain', 'shared/api', 'shared/auth', '@middy', 'node:'],
    types: ['aws-lambda'],
    because: 'look-ups in the store come in as arguments',
  },
  'shared/http/pages': {
    may: ['shared/http/request.ts', 'shared/http/content-coding.ts', 'shared/http/entity-tag.ts', 'node:'],
    types: ['shared/http', 'aws-lambda'],
    because: 'a page is a file and its headers: no pipeline, no dialect',
  },
  'shared/services': {
    may: [
      'shared/domain',
      'shared/store',
      'shared/s3',
      'shared/source-maps',
      'shared/ingest',
      'shared/present',
      'shared/external-sentry',
      'shared/openid',
      'shared/outbound',
      'shared/alerts',
    ],
    because: 'a use case is the same for each protocol that asks for it',
  },
  'shared/entry': {
    may: ['shared', '@aws-lambda-powertools/logger', '@aws-sdk/util-dynamodb'],
    types: ['aws-lambda', '@aws-sdk/client-dynamodb'],
    because: 'roots put all the rest together',
  },
  'shared/entry/pages.ts': {
    may: ['shared/entry/environment.ts', 'shared/http/pages', 'node:'],
    types: ['aws-lambda'],
    because: 'reads the files that came with its functions, and knows neither the table nor its SDK',
  },
  functions: { may: ['shared', 'docs/openapi.json'], because: 'glue, and no function imports another' },
  pages: {
    may: ['preact', 'preact-iso', 'sugar-high'],
    types: ['shared/api', 'shared/present'],
    because: 'runs in a browser, and reads the API as everybody does; `infra/bundle-pages.ts` names its files by path',
  },
  infra: {
    may: [
      'shared/api',
      'shared/domain/alerts/allowed-targets.ts',
      'shared/s3/keys.ts',
      'shared/store/table/keys.ts',
      'aws-cdk-lib',
      'constructs',
      'esbuild',
      'terser',
      'node_modules/@aws-sdk/lib-dynamodb',
      'node_modules/@smithy/core',
      'node:',
    ],
    because:
      'the stack names functions by their paths, and follows from the contract and the keys; what takes the place of a part of the SDK may keep some of it',
  },
  local: {
    may: ['@20minutes/s3rver', 'node:'],
    types: ['aws-lambda'],
    because: 'reads `cdk.out` alone, so that what works here is what would be deployed',
  },
  cli: {
    may: [
      'shared',
      '@aws-sdk/client-cloudformation',
      '@aws-sdk/client-dynamodb-streams',
      '@aws-sdk/client-sqs',
      'node:',
    ],
    because: 'the commands do as the functions do',
  },
  'test/kit': {
    may: ['shared', 'local', 'cli/openapi-document.ts', 'node:', 'packages'],
    because: 'what tests and measurements share, and nobody else imports',
  },
  test: {
    may: [
      'test/kit',
      'pages',
      'shared',
      'functions',
      'infra',
      'local',
      'cli',
      'package.json',
      'vitest.config.ts',
      'node:',
      'packages',
    ],
    because: 'tests import all that they look at, but no measurement',
  },
  bench: {
    may: ['test/kit', 'shared', 'infra/bundle.ts', 'local', 'node:', 'packages'],
    because: 'measures, and nobody imports it',
  },
};

/** Folders whose packages are `dependencies` in package.json, because they run where the others are not installed. */
export const DEPLOYED = ['shared', 'functions', 'pages'];
