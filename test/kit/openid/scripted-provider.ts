import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Fields = Record<string, unknown>;

/** In what a provider differs from an honest one. */
export interface Lie {
  /** Over the discovery document. */
  discovery?: Fields;
  /** Over the ID token's claims; `undefined` leaves one out. */
  claims?: Fields;
  /** Over the ID token's header. */
  header?: Fields;
  /** Signs with another key than it publishes. */
  key?: 'other';
  /** The signature is left out. */
  unsigned?: true;
  userinfo?: Fields;
  /** Answers to a path by itself. */
  answers?: Record<string, (response: ServerResponse) => void>;
}

export interface ScriptedProvider {
  issuer: string;
  /** Of an honest answer: what the next code stands for. */
  lies: (lie: Lie) => void;
  /** Requests as they came, without discovery and keys. */
  asked: { path: string; headers: IncomingHttpHeaders; body: URLSearchParams }[];
  /** A code that the provider would send a browser back with, after it was asked at this address. */
  codeFor: (authorization: string) => string;
  stop: () => Promise<void>;
}

const newKey = (): { privateKey: KeyObject; publicKey: KeyObject } =>
  generateKeyPairSync('rsa', { modulusLength: 2048 });
const [own, other] = [newKey(), newKey()];
const encoded = (fields: object): string => Buffer.from(JSON.stringify(fields)).toString('base64url');

/** An OpenID provider on loopback that says what a test has it say, and by default what it should. */
export async function startScriptedProvider(): Promise<ScriptedProvider> {
  let lie: Lie = {};
  const codes = new Map<string, { nonce: string; challenge: string; clientId: string }>();
  const asked: ScriptedProvider['asked'] = [];

  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://here').pathname;
    void text(request).then((sent) => {
      const body = new URLSearchParams(sent);
      const isAsked = path === '/token' || path === '/userinfo';
      if (isAsked) asked.push({ path, headers: request.headers, body });
      const answer = lie.answers?.[path] ?? ROUTES[path];
      if (answer === undefined) return response.writeHead(404).end();
      return answer(response, body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const json = (response: ServerResponse, content: object, status = 200): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));

  const ROUTES: Record<string, (response: ServerResponse, body: URLSearchParams) => void> = {
    '/.well-known/openid-configuration': (response) =>
      json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        userinfo_endpoint: `${issuer}/userinfo`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...lie.discovery,
      }),
    '/jwks': (response) =>
      json(response, { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }),
    '/userinfo': (response) => json(response, { sub: 'ada', ...lie.userinfo }),
    '/token': (response, body) => {
      const code = codes.get(body.get('code') ?? '');
      codes.delete(body.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(body.get('code_verifier') ?? '')
        .digest('base64url');
      if (code === undefined || challenge !== code.challenge) return json(response, { error: 'invalid_grant' }, 400);
      return json(response, { access_token: 'access', token_type: 'Bearer', id_token: idToken(code) });
    },
  };

  function idToken({ nonce, clientId }: { nonce: string; clientId: string }): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      sub: 'ada',
      aud: clientId,
      iat: now,
      exp: now + 300,
      nonce,
      name: 'Ada',
      ...lie.claims,
    };
    const content = `${encoded({ alg: 'RS256', kid: 'one', ...lie.header })}.${encoded(claims)}`;
    const { privateKey } = lie.key === 'other' ? other : own;
    const signature = lie.unsigned ? '' : sign('RSA-SHA256', Buffer.from(content), privateKey).toString('base64url');
    return `${content}.${signature}`;
  }

  return {
    issuer,
    asked,
    lies: (next) => {
      lie = next;
      asked.length = 0;
    },
    codeFor(authorization) {
      const { searchParams } = new URL(authorization);
      const code = `code-${codes.size}-${Math.random()}`;
      const nonce = searchParams.get('nonce')!;
      codes.set(code, {
        nonce,
        challenge: searchParams.get('code_challenge')!,
        clientId: searchParams.get('client_id')!,
      });
      return code;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
