/** The version of Glet, as in package.json, which functions do not carry. */
const VERSION = '0.1.0';

/** Which tenant this is, and how one signs in to its pages. */
export function tenantEntity(name: string) {
  return { name, version: VERSION, sign_in: ['token' as const] };
}
