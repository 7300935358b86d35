import type { AccessLevel, Scope } from '../domain/access-token.ts';
import type { RateLimit } from '../domain/quota.ts';
import type { Answers } from './answers.ts';

/** One parameter, in Grape's terms: GitLab's validations and their messages follow from these fields. */
export interface Parameter {
  type:
    | 'boolean'
    | 'integer'
    | 'string'
    | 'date'
    | 'time'
    | 'string[]'
    | 'integer[]'
    | 'time_zone'
    | 'rate_limit'
    | 'object'
    | 'object[]';
  /** Of a row with a body: its name in the query, where alone it may stand. */
  inQuery?: string;
  required?: true;
  /** `false`: present but blank is refused with `is empty`. */
  allowBlank?: false;
  /** Sent blank it counts as not sent, because blank means "as it is". */
  blank?: 'keep';
  /** Of a string, in characters, else `is too long`. */
  maxLength?: number;
  /** Of a list: how many values. */
  maxValues?: number;
  /** Of an integer, else `does not have a valid value`. */
  minimum?: number;
  maximum?: number;
  /** Closed list of values, else `does not have a valid value`. */
  values?: readonly (string | number)[];
  default?: string | number | boolean;
  /** Of an object: what the document says is in it. The function reads it, and says what is wrong with which field. */
  fields?: Readonly<Record<string, Parameter>>;
  /** Write-only: never returned, logged or echoed. */
  secret?: true;
  description: string;
}

/**
 * Who may call. `public`: anybody. `token`: any valid token, or a session. `session`: a session alone. `project-token`: a project's token, of whatever level. `admin`:
 * only the tenant's operator. A level: members of the project in the path, or of one of those that it reaches, from that level on. `refusal` is what a member below the level is told. `client-key`: who has a key of
 * the project; errors are sent with it.
 */
export type Access =
  | 'public'
  | 'client-key'
  | 'token'
  | 'session'
  | 'project-token'
  | 'admin'
  | { level: AccessLevel; refusal: 'forbidden' | 'unauthorized' };

/** One endpoint: what CDK deploys, OpenAPI documents, the handler enforces and the tests go through. Plain data. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** API Gateway's resource path below the stage. */
  path: `/${string}`;
  /** Another path to the same resource, with the same verb and the same function: that below an organization. */
  alsoAt?: `/${string}`;
  /** Whose manners the endpoint has: how it reads a request, pages a list and words a refusal. */
  dialect: 'gitlab' | 'collector' | 'sentry';
  /**
   * What the path is about and the request must find. `project`: the project that the path names. `projects`: those of the
   * organization that it names, or one of them, or all, as far as the caller may know them. `issue`: an error, and with it
   * its project.
   */
  scope: 'none' | 'project' | 'projects' | 'issue';
  /** The function's file without its ending, below `functions/`. */
  function: `${string}/${string}`;
  summary: string;
  description?: string;
  access: Access;
  /** Scopes of a token that do here besides `api`, and `read_api` for GET. */
  scopes?: readonly (Scope | 'read_user')[];
  /** Parameters beyond those of the path. */
  params: Readonly<Record<string, Parameter>>;
  /** Of an endpoint whose body is not made of parameters: the media types that are sent, the content, and how large it may be, where that is not what all may be. */
  body?: { readonly types: readonly string[]; readonly description: string; readonly maxBytes?: number };
  /** At least one of these must be given. */
  atLeastOneOf?: readonly string[];
  /**
   * By number of page (`lenient`: odd values fall back; `declared`: odd values are refused), or (`keyset`) by a cursor that
   * says where the last page ended.
   */
  pagination?: 'lenient' | 'declared' | 'keyset';
  /** Whether the page is an object: its rows are in `data`, and `meta.fields` has the types of their columns. */
  isTable?: true;
  /** Whether the answer comes from an external Sentry where the project's settings name one: then its failures do, too. */
  asksSentry?: true;
  /** Whether the browser's session begins or ends with it: then it is for pages of this origin, and its answer sets the cookie. */
  session?: 'begins' | 'ends';
  /** 302: a browser opens it, and is led on to a page, whatever became of what it wanted. */
  success: 200 | 201 | 202 | 204 | 302;
  /** The status where what is made was there already: then the function says whether it was. */
  repeated?: 208;
  /** Name of the answer's type in `answers.ts` and of its schema; a list of it where `pagination` is set. */
  response: keyof Answers;
}

/** A row whose callers are known by a token, or need not be known. */
export type TokenEndpoint = Endpoint & { access: Exclude<Access, 'client-key'> };

/** Keeps the literal types of a row while checking it. */
export function define<const Row extends Endpoint>(row: Row): Row {
  return row;
}

/** The type of one value by its parameter's `type`; of a list, of each of its values. */
interface Values {
  boolean: boolean;
  integer: number;
  string: string;
  date: string;
  /** ISO 8601 UTC with milliseconds, so that times compare as text. */
  time: string;
  /** A name of IANA's database. */
  time_zone: string;
  'string[]': string;
  'integer[]': number;
  rate_limit: RateLimit;
  /** What others decide about: the function reads it. */
  object: Readonly<Record<string, unknown>>;
  'object[]': Readonly<Record<string, unknown>>;
}

/** One value: `values` narrows it, so `{ type: 'integer', values: [1, 2] }` is `1 | 2`. */
type OneOf<P extends Parameter> = P extends { values: readonly (infer Value)[] } ? Value : Values[P['type']];

/** `{ type: 'string[]', values: ['api', 'read_api'] }` is `('api' | 'read_api')[]`. */
type ValueOf<P extends Parameter> = P['type'] extends `${string}[]` ? OneOf<P>[] : OneOf<P>;

/** Whether a parameter always has a value: `{ type: 'integer', default: 1 }` does, `{ type: 'date' }` does not. */
type Certain<P extends Parameter> = P extends
  | { required: true; allowBlank: false }
  | { default: string | number | boolean }
  ? true
  : false;

/**
 * The validated parameters of a row. A key is absent when the caller did not send it (and it has no default); `null` when
 * it was sent blank, unless blank means that it stays as it is.
 * `{ days: { type: 'integer', default: 1 }, search: { type: 'string' } }` becomes
 * `{ days: number; search?: string | null }`.
 */
export type Params<Row extends Pick<Endpoint, 'params'>> = {
  -readonly [Name in keyof Row['params'] as Certain<Row['params'][Name]> extends true ? Name : never]: ValueOf<
    Row['params'][Name]
  >;
} & {
  -readonly [Name in keyof Row['params'] as Certain<Row['params'][Name]> extends true ? never : Name]?:
    | ValueOf<Row['params'][Name]>
    | (Row['params'][Name] extends { blank: 'keep' } | { allowBlank: false } ? never : null);
};

/** The parameters of a row's paths: those of one path alone may be missing. */
export type PathParamsOf<Row extends Pick<Endpoint, 'path' | 'alsoAt'>> = Row extends {
  alsoAt: infer Other extends string;
}
  ? { readonly [Name in NamesIn<Row['path']> & NamesIn<Other>]: string } & {
      readonly [Name in NamesIn<Row['path']> | NamesIn<Other>]?: string;
    }
  : PathParams<Row['path']>;

/** The parameters of a path: `/v4/projects/{id}/client_keys/{key_id}` has `{ id: string; key_id: string }`. */
export type PathParams<Path extends string> = { readonly [Name in NamesIn<Path>]: string };

/** `'/a/{one}/{two}'` has `'one' | 'two'`. */
type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
