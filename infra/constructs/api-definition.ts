import { pathsOf } from '../../shared/api/paths.ts';
import type { Endpoint } from '../../shared/api/row.ts';
import type { PageRow } from '../../shared/api/pages.ts';
import { gatewayResponses } from './gateway-responses.ts';
import { NOT_FOUND_METHOD, preflightMethod, TO_PAGES_METHOD, type Operation } from './mock-methods.ts';

export interface ApiDefinitionProps<Name extends string, Page extends string> {
  title: string;
  description: string;
  /** Where events go that the API does not take. */
  collectorUrl: string;
  rows: Readonly<Record<Name, Pick<Endpoint, 'method' | 'path' | 'alsoAt' | 'dialect'>>>;
  pages: Readonly<Record<Page, Pick<PageRow, 'paths'>>>;
  /** ARN of the role by which API Gateway invokes all functions. */
  credentials: string;
  /** Where API Gateway invokes the function of a row, or of pages. */
  invocationOf: (name: Name | Page) => string;
}

/** Every verb that is not declared beside it. */
const ANY = 'x-amazon-apigateway-any-method';

/**
 * The whole API as one OpenAPI document with API Gateway's extensions: as resources of CloudFormation its paths, methods
 * and gateway responses would be most of a stack, which has room for 500. Written by hand, because it
 * says what is routed, preflights and unknown addresses included, and not what `docs/openapi.json` tells to callers.
 *
 * All bodies are declared binary: they reach the function as they were sent, where API Gateway would otherwise force them
 * into UTF-8.
 */
export function apiDefinition<Name extends string, Page extends string>(props: ApiDefinitionProps<Name, Page>): object {
  const { title, description, collectorUrl, rows, pages } = props;
  const { credentials, invocationOf } = props;
  const calling = (name: Name | Page): Operation => proxyTo(invocationOf(name), credentials);
  const places = (Object.keys(rows) as Name[]).flatMap((name) => pathsOf(rows[name]).map((path) => ({ path, name })));
  const declared = [...Map.groupBy(places, ({ path }) => path)].map(([path, here]) => {
    const methods = here.flatMap(({ name }) => methodsOf(rows[name]).map((method) => ({ method, name })));
    const operations = methods.map(({ method, name }) => [method.toLowerCase(), calling(name)] as const);
    const options = here.some(({ name }) => isForBrowsers(rows[name]))
      ? { options: preflightMethod(methods.map(({ method }) => method)) }
      : {};
    return [path, { ...Object.fromEntries(operations), ...options }] as const;
  });
  const opened = (Object.keys(pages) as Page[]).flatMap((name) =>
    pages[name].paths.map((path) => [path, opening(calling(name))] as const),
  );
  const paths = Object.fromEntries<object>([...declared, ...opened, ['/', opening(TO_PAGES_METHOD)]]);
  return {
    openapi: '3.0.1',
    info: { title, description, version: '1' },
    'x-amazon-apigateway-binary-media-types': ['*/*'],
    'x-amazon-apigateway-gateway-responses': gatewayResponses(collectorUrl),
    paths: { ...paths, ...unknownAddresses(paths) },
  };
}

/** Those that reach the function of a row: GitLab answers HEAD wherever it answers GET. */
function methodsOf({ method }: Pick<Endpoint, 'method'>): string[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method];
}

/** Tells the rows that scripts of other origins may call. No client of Sentry's Web API is one. */
export function isForBrowsers({ dialect }: Pick<Endpoint, 'dialect'>): boolean {
  return dialect !== 'sentry';
}

/** Of what a browser opens. It asks for no preflight: nothing but the pages themselves may read it. */
const PAGE_METHODS = methodsOf({ method: 'GET' });

function opening(operation: Operation): Record<string, Operation> {
  return Object.fromEntries(PAGE_METHODS.map((method) => [method.toLowerCase(), operation]));
}

function proxyTo(uri: string, credentials: string): Operation {
  const integration = { type: 'aws_proxy', httpMethod: 'POST', uri, credentials };
  return { responses: {}, 'x-amazon-apigateway-integration': integration };
}

/**
 * Takes whatever no other method takes, because API Gateway routes by path and verb together: a verb that a path does not
 * declare, and a path that is only the beginning of others, end here as well (measured in ministackorg/ministack#1423 and
 * floci-io/floci#1547). Without it API Gateway looks for an AWS signature, and its words for a bearer token that is none
 * depend on the token (aws-cognito-angular-quickstart#50). `{proxy+}` is never empty, hence the root.
 */
function unknownAddresses(paths: Readonly<Record<string, object>>): Record<string, object> {
  return Object.fromEntries(['/', '/{proxy+}'].map((path) => [path, { ...paths[path], [ANY]: NOT_FOUND_METHOD }]));
}
