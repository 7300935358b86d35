import type { Answers } from '../../shared/api/answers.ts';
import type { Endpoint, Params, PathParams } from '../../shared/api/row.ts';
import type { RowName, RowOf } from './rows.ts';

/** The parameters of a row that a request cannot go without. */
type Required<Row extends Pick<Endpoint, 'params'>> = {
  [Name in keyof Row['params']]: Row['params'][Name] extends { required: true } ? Name : never;
}[keyof Row['params']];

/** Which page of a list: what `Reply.next` says, handed back. */
export type Page = { cursor: string } | { page: string };

/** `null` means that the list has ended; an absent page, the first one. */
type Paging<Row> = Row extends { pagination: string } ? { per_page?: number; cursor?: string; page?: string } : unknown;

/**
 * What a request of a row says: its path's parameters, then those of the query or the body. A parameter with a default may
 * be left out; `undefined` counts as left out.
 */
export type Sent<Name extends RowName> = {
  readonly [Param in keyof PathParams<RowOf<Name>['path']>]: string | number;
} & {
  readonly [Param in Required<RowOf<Name>>]: Params<RowOf<Name>>[Param & keyof Params<RowOf<Name>>];
} & {
  readonly [Param in Exclude<keyof Params<RowOf<Name>>, Required<RowOf<Name>>>]?:
    | Params<RowOf<Name>>[Param]
    | null
    | undefined;
} & Readonly<Paging<RowOf<Name>>>;

/** The body of a row's answer as it is after JSON; of a list, the rows of one page. */
export type DataOf<Name extends RowName> =
  RowOf<Name> extends { pagination: string }
    ? readonly Answers[RowOf<Name>['response']][]
    : Answers[RowOf<Name>['response']];

export interface Reply<Data> {
  data: Data;
  /** Of a list: where it goes on; `null` at its end, and of what is no list. */
  next: Page | null;
  /** Of a list by number of page: how many rows there are; `null` where the server does not count. */
  total: number | null;
  /** Of a list with filters: how many rows the server looked at for this page; `null` where it does not say. */
  searched: number | null;
  /** Hand it back, and an unchanged answer is not sent again. */
  etag: string | null;
}
