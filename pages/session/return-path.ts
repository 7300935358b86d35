import { BASE } from '../routes.ts';

/** Where to go after a sign-in: an address of the pages that was asked for, else home. Never one of another host. */
export function returnPath(wanted: string | null | undefined): string {
  const isOurs = wanted === BASE || (wanted?.startsWith(`${BASE}/`) ?? false);
  return isOurs && !/[\\\s]/.test(wanted!) && !wanted!.startsWith(`${BASE}/-/sign-in`) ? wanted! : `${BASE}/`;
}
