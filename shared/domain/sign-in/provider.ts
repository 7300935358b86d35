import type { SealedToken } from '../sealed-token.ts';
import type { SignInGrant } from './grant.ts';

/** An OpenID provider through which persons sign in, as the tenant's operator has set it. */
export interface SignInProvider {
  /** Its address, by which it names itself (`iss`); there is one of each. */
  issuer: string;
  /** What the sign-in page calls it. */
  name: string;
  client_id: string;
  /** `null`: a public client, which PKCE alone protects. */
  client_secret: SealedToken | null;
  /** What it is asked for; `openid` is among them. */
  scopes: readonly string[];
  /** It lies in a network of its own: it may have a private address, and speak plain http. */
  allow_private: boolean;
  grants: readonly SignInGrant[];
  /** ISO 8601, UTC. */
  created_at: string;
}

/** A way to sign in besides a token, as the sign-in page shows it. */
export interface SignInWay {
  id: string;
  name: string;
  /** Where it begins, below the address of the API. */
  path: string;
}

/** Of one tenant; all are read to show the ways to sign in. */
export const MAX_PROVIDERS = 10;
/** Of one provider; all are read with each request of a person. */
export const MAX_GRANTS = 100;
export const MAX_ISSUER_CHARACTERS = 500;
export const DEFAULT_SCOPES: readonly string[] = ['openid', 'profile', 'email'];

/**
 * Tells what is wrong with an issuer, as the end of a sentence; `null` for one that will do. It is compared with what the
 * provider says letter by letter (OpenID Connect Discovery 1.0, 4.3).
 */
export function issuerProblem(issuer: string, isPrivateAllowed: boolean): string | null {
  if (issuer.length > MAX_ISSUER_CHARACTERS) return `is longer than ${MAX_ISSUER_CHARACTERS} characters`;
  if (!URL.canParse(issuer)) return 'has to be an address, such as https://gitlab.com';
  const { protocol, search, hash, username, password } = new URL(issuer);
  if (protocol !== 'https:' && protocol !== 'http:') return 'has to begin with https://';
  if (protocol === 'http:' && !isPrivateAllowed) return 'has to begin with https://; --allow-private lets http pass';
  if (search !== '' || hash !== '' || username !== '' || password !== '')
    return 'has to be the plain address, without a question mark, # or user';
  if (issuer.endsWith('/.well-known/openid-configuration'))
    return 'is that of the discovery document; leave out /.well-known/openid-configuration';
  return null;
}

/** Shows a provider as a way to sign in. */
export function wayOf({ issuer, name }: Pick<SignInProvider, 'issuer' | 'name'>): SignInWay {
  return { id: issuer, name, path: `/ui/-/sign-in/oidc?issuer=${encodeURIComponent(issuer)}` };
}
