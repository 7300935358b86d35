import type { IncomingHttpHeaders } from 'node:http';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { openApiDocument } from '../../cli/openapi-document.ts';
import { closed } from './closed-schema.ts';

interface Received {
  status: number;
  json: unknown;
  headers: IncomingHttpHeaders;
}

interface Response {
  /** Some answers of the status have none. */
  'x-optional-body'?: true;
  headers?: Record<string, { required?: true }>;
  content?: { 'application/json': { schema: object } };
}

interface Operation {
  responses: Record<string, Response | { $ref: string }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Response> };
}

const document = closed(openApiDocument()) as Document;
const { components } = document;
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
const validators = new Map<object, ValidateFunction>();

/** Rows by method and path, fixed segments before parameters: `…/events/latest` is no `…/events/{event_id}`. */
const operations = Object.entries(document.paths)
  .toSorted(([one], [other]) => one.split('{').length - other.split('{').length)
  .map(([path, methods]) => ({ path, methods, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`) }));

/** Headers that the document has to promise where they are sent. */
const PROMISED =
  /^(?:link|etag|x-(?:page|per-page|next-page|prev-page|total|total-pages)|x-sentry-rate-limits|retry-after)$/;

/**
 * Compares an answer with the OpenAPI document, body, status and headers. The body may have no field beyond its schema.
 * Answers to addresses that the document does not have may only be refusals or preflights.
 * @throws Error that says each difference.
 */
export function expectDocumented(method: string, path: string, answer: Received): void {
  const problems = problemsOf(method, path.split('?')[0]!, answer);
  if (problems.length === 0) return;
  const shown = JSON.stringify(answer.json)?.slice(0, 1_000);
  throw new Error(`${method} ${path}: ${answer.status} is not as documented:\n${problems.join('\n')}\n${shown}`);
}

function problemsOf(method: string, path: string, answer: Received): string[] {
  const { status, json, headers } = answer;
  const verb = method === 'HEAD' ? 'get' : method.toLowerCase();
  const found = operations.find(({ methods, pattern }) => Object.hasOwn(methods, verb) && pattern.test(path));
  if (found === undefined) return status < 300 && method !== 'OPTIONS' ? ['no row has this method and path'] : [];
  const response = found.methods[verb]!.responses[status];
  if (response === undefined) return isNoRoute(answer) ? [] : ['the status is not documented'];
  const described = '$ref' in response ? components.responses[response.$ref.split('/').at(-1)!]! : response;
  return [...(method === 'HEAD' ? [] : bodyProblems(described, json)), ...headerProblems(described, headers)];
}

/** The gateway's own answer to a path that is none, such as one with an empty segment. */
const isNoRoute = ({ status, json }: Received): boolean =>
  status === 404 && JSON.stringify(json) === '{"error":"404 Not Found"}';

function bodyProblems({ content, 'x-optional-body': optional }: Response, json: unknown): string[] {
  if (content === undefined || (optional && json === undefined)) return json === undefined ? [] : ['there is a body'];
  const validate = validatorOf(content['application/json'].schema);
  if (validate(json)) return [];
  return validate.errors!.map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** Compiled once. The components go with the schema because it refers to them. */
function validatorOf(schema: object): ValidateFunction {
  const validate = validators.get(schema) ?? ajv.compile({ ...schema, components });
  validators.set(schema, validate);
  return validate;
}

function headerProblems({ headers: documented = {} }: Response, sent: IncomingHttpHeaders): string[] {
  const promised = Object.keys(documented).map((name) => name.toLowerCase());
  const required = Object.keys(documented).filter((name) => documented[name]!.required);
  return [
    ...required.filter((name) => sent[name.toLowerCase()] === undefined).map((name) => `${name} is missing`),
    ...Object.keys(sent)
      .filter((name) => PROMISED.test(name) && !promised.includes(name))
      .map((name) => `${name} is not documented`),
  ];
}
