import { parseArgs } from 'node:util';

/** An S3 that somebody else runs, and who we are there. */
export interface OtherS3 {
  endpoint: string;
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

export interface Options {
  /** 0: any free one. */
  port: number;
  dataDirectory: string;
  /** `null`: the one kept in the data directory. */
  adminToken: string | null;
  /** `null`: the embedded engine. */
  dynamodbEndpoint: string | null;
  /** `null`: the embedded one. */
  s3: OtherS3 | null;
  /** Of the tenant that is served; `null`: those in cdk.json. */
  tenantOptions: object | null;
  /** Variables that every function is given on top of its own. */
  functionVariables: Readonly<Record<string, string>>;
  /** Addresses of host names, as functions see them; a name with a dot in front stands for all below it. */
  hosts: Readonly<Record<string, string>>;
  /** Whether alerts may be sent to this machine, without TLS, too. */
  allowsLocalWebhooks: boolean;
  watch: boolean;
}

export const HELP = `Serves the stack of the tenant "default" on this machine, as AWS would.

  npm start             serve
  npm run dev           serve, and take over each saved change of the sources
  npm start -- --help   this

Environment:
  PORT                  port to listen on (8787); 0 takes any free one
  GLET_DATA_DIR         directory for the table, objects and the admin token (.local/data)
  GLET_ADMIN_TOKEN      admin token to use instead of the one that was made at the first start
  DYNAMODB_ENDPOINT     a DynamoDB to use instead of the embedded engine, such as http://localhost:4566
  S3_ENDPOINT           an S3 to use instead of the embedded one, such as http://localhost:7070; with AWS_ACCESS_KEY_ID,
                        AWS_SECRET_ACCESS_KEY and AWS_REGION
  GLET_TENANT_OPTIONS   options of the tenant instead of those in cdk.json, such as {"retentionDays":7}
  GLET_HOSTS            where functions find hosts, such as {"sentry.test":"127.0.0.1"}; else as DNS says
  GLET_ALLOW_LOCAL_WEBHOOKS
                        1: alerts may be sent to servers on this machine, such as http://localhost:3000/hook, which AWS
                        never does
  GLET_FUNCTION_VARIABLES
                        variables for all functions besides their own, for tests, as a JSON object of texts
`;

/**
 * @param args the command line without program and script.
 * @returns `null` when help is asked for.
 * @throws Error with a sentence for an option that makes no sense.
 */
export function readOptions(args: string[], environment: NodeJS.ProcessEnv): Options | null {
  const { values } = parseArgs({ args, options: { help: { type: 'boolean' }, watch: { type: 'boolean' } } });
  if (values.help) return null;
  return {
    port: readPort(environment['PORT'] || '8787'),
    dataDirectory: environment['GLET_DATA_DIR'] || '.local/data',
    adminToken: readToken(environment['GLET_ADMIN_TOKEN'] || null),
    dynamodbEndpoint: readEndpoint('DYNAMODB_ENDPOINT', environment),
    s3: readS3(environment),
    tenantOptions: readTenantOptions(environment['GLET_TENANT_OPTIONS'] || null),
    functionVariables: readTexts('GLET_FUNCTION_VARIABLES', environment),
    hosts: readTexts('GLET_HOSTS', environment),
    allowsLocalWebhooks: readFlag('GLET_ALLOW_LOCAL_WEBHOOKS', environment),
    watch: values.watch ?? false,
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Error(`PORT is ${text}; it must be a number up to 65535.`);
  return port;
}

function readToken(token: string | null): string | null {
  if (token !== null && !/^[\x21-\x7e]{20,}$/.test(token))
    throw new Error('GLET_ADMIN_TOKEN must be at least 20 characters, without spaces.');
  return token;
}

function readEndpoint(name: string, environment: NodeJS.ProcessEnv): string | null {
  const text = environment[name] || null;
  if (text === null) return null;
  if (!['http:', 'https:'].includes(URL.parse(text)?.protocol ?? ''))
    throw new Error(`${name} is ${text}; it must be an http address.`);
  return text;
}

function readS3(environment: NodeJS.ProcessEnv): OtherS3 | null {
  const endpoint = readEndpoint('S3_ENDPOINT', environment);
  if (endpoint === null) return null;
  return {
    endpoint: endpoint.replace(/\/$/, ''),
    accessKeyId: environment['AWS_ACCESS_KEY_ID'] || 'local',
    secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] || 'local',
    region: environment['AWS_REGION'] || 'us-east-1',
  };
}

function readTenantOptions(text: string | null): object | null {
  const options = text === null ? null : objectIn(text);
  if (options !== undefined) return options;
  throw new Error(`GLET_TENANT_OPTIONS is ${text}; it must be a JSON object, such as {"retentionDays":7}.`);
}

function readTexts(name: string, environment: NodeJS.ProcessEnv): Record<string, string> {
  const text = environment[name] || '{}';
  const texts = objectIn(text);
  if (texts !== undefined && Object.values(texts).every((value) => typeof value === 'string'))
    return texts as Record<string, string>;
  throw new Error(`${name} is ${text}; it must be a JSON object of texts.`);
}

function readFlag(name: string, environment: NodeJS.ProcessEnv): boolean {
  const text = environment[name] || '0';
  if (text !== '0' && text !== '1') throw new Error(`${name} is ${text}; it must be 0 or 1.`);
  return text === '1';
}

/** `undefined`: it is no JSON, or no object. */
function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
