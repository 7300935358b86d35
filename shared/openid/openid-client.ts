import * as oauth from 'oauth4webapi';
import type { SignInAttempt } from '../domain/sign-in/attempt.ts';
import { hasAll, toldTogether, type Told } from '../domain/sign-in/claims.ts';
import { SignInFailure } from '../domain/sign-in/failure.ts';
import type { SignInProvider } from '../domain/sign-in/provider.ts';
import { failureOf } from './openid-failure.ts';
import { openIdFetch, type Reach } from './openid-fetch.ts';

/** Who a provider says has signed in, with all that it says of them. */
export interface Identity {
  subject: string;
  told: Told;
}

type Asked = Pick<SignInProvider, 'issuer' | 'client_id' | 'scopes' | 'allow_private' | 'grants'>;

/** Browsers and proxies take some 8 KB of headers. */
const MAX_ADDRESS_CHARACTERS = 6_000;
/** `sub`: "It MUST NOT exceed 255 ASCII characters in length" (OpenID Connect Core 1.0, 2). */
const SUBJECT = /^[\x20-\x7e]{1,255}$/;

/**
 * Writes the address at a provider to which a browser is sent to sign in: authorization code with PKCE (RFC 7636) and a
 * nonce.
 * @throws SignInFailure
 */
export async function authorizationAddress(
  provider: Asked,
  { attempt, state, redirectUri }: { attempt: SignInAttempt; state: string; redirectUri: string },
  reach: Reach,
): Promise<string> {
  try {
    const { authorization_endpoint } = await discovered(provider, reach);
    const address = new URL(authorization_endpoint ?? 'none:');
    if (address.protocol !== 'https:' && !(address.protocol === 'http:' && provider.allow_private))
      throw new SignInFailure('provider-answer', 'the discovery document has no authorization_endpoint with https');
    const asked = {
      response_type: 'code',
      client_id: provider.client_id,
      redirect_uri: redirectUri,
      scope: provider.scopes.join(' '),
      state,
      nonce: attempt.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
    if (address.href.length > MAX_ADDRESS_CHARACTERS)
      throw new SignInFailure('provider-answer', 'the authorization_endpoint is longer than a browser would follow');
    return address.href;
  } catch (error) {
    throw failureOf(error);
  }
}

/**
 * Finds out who has signed in, from what a provider sent the browser back with. Checked are: who answers (RFC 9207), the
 * state, then of the ID token its issuer, audience, nonce, time and signature (OpenID Connect Core 1.0, 3.1.3.7).
 * `userinfo` is asked only for claims that the token lacks, and has to be about the same subject.
 * @param secret the client's; `null` for a public client.
 * @throws SignInFailure
 */
export async function identityOf(
  provider: Asked,
  { attempt, state, redirectUri }: { attempt: SignInAttempt; state: string; redirectUri: string },
  { secret, answered }: { secret: string | null; answered: URLSearchParams },
  reach: Reach,
): Promise<Identity> {
  try {
    const server = await discovered(provider, reach);
    const client: oauth.Client = { client_id: provider.client_id };
    const options = optionsOf(provider, reach);
    const checked = oauth.validateAuthResponse(server, client, answered, state);
    const authentication = authenticationOf(server, secret);
    const { verifier, nonce } = attempt;
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      authentication,
      checked,
      redirectUri,
      verifier,
      options,
    );
    if (response.status === 400 || response.status === 401)
      throw new SignInFailure('client-refused', `the token endpoint answered with ${response.status}`);
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(server, response, options);
    const said = oauth.getValidatedIdTokenClaims(tokens)!;
    if (!SUBJECT.test(said.sub))
      throw new SignInFailure('provider-answer', 'the subject is not 1 to 255 printable ASCII characters');
    if (hasAll(provider.grants, said) || server.userinfo_endpoint === undefined)
      return { subject: said.sub, told: said };
    const more = await oauth.userInfoRequest(server, client, tokens.access_token, options);
    const info = await oauth.processUserInfoResponse(server, client, said.sub, more);
    return { subject: said.sub, told: toldTogether(said, info) };
  } catch (error) {
    throw failureOf(error);
  }
}

async function discovered(provider: Asked, reach: Reach): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(provider.issuer);
  const response = await oauth.discoveryRequest(issuer, { ...optionsOf(provider, reach), algorithm: 'oidc' });
  const server = await oauth.processDiscoveryResponse(issuer, response);
  if (server.issuer !== provider.issuer)
    throw new SignInFailure('provider-answer', 'the discovery document names another issuer than the one that is set');
  return server;
}

/** `http:` is looked at, and refused by the network, address by address; the library would refuse all of it. */
function optionsOf({ allow_private }: Pick<Asked, 'allow_private'>, reach: Reach) {
  return {
    signal: reach.signal,
    [oauth.customFetch]: openIdFetch(reach),
    [oauth.allowInsecureRequests]: allow_private,
  };
}

/** What the provider says it takes, the first of what it must take (OpenID Connect Core 1.0, 9) where it says nothing. */
function authenticationOf(server: oauth.AuthorizationServer, secret: string | null): oauth.ClientAuth {
  if (secret === null) return oauth.None();
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic') ? oauth.ClientSecretBasic(secret) : oauth.ClientSecretPost(secret);
}
