import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Provider from 'oidc-provider';

export interface RealProvider {
  issuer: string;
  stop: () => Promise<void>;
}

/** What the provider says of everybody: by GitLab's names, of groups in `userinfo` alone. */
const CLAIMS = {
  name: 'Ada Lovelace',
  email: 'ada@acme.example',
  email_verified: true,
  groups: ['acme', 'acme/backend'],
};

/** `oidc-provider` on loopback, whose page has a button to sign in and one to say no; who signs in has agreed to everything. */
export async function startRealProvider(redirectUri: string): Promise<RealProvider> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'glet',
        token_endpoint_auth_method: 'none',
        redirect_uris: [redirectUri],
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified', 'groups'] },
    findAccount: async (_context, accountId) => ({ accountId, claims: async () => ({ sub: accountId, ...CLAIMS }) }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a key of a test'] },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const toProvider = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url!.startsWith('/interaction/')) return toProvider(request, response);
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/html' });
      return response.end(
        '<form method="post"><button name="ok" value="1">Sign in as Ada</button><button name="no" value="1">Cancel</button></form>',
      );
    }
    return void text(request).then((form) => {
      const denied = { error: 'access_denied', error_description: 'Cancelled' };
      return provider.interactionFinished(
        request,
        response,
        form.startsWith('ok') ? { login: { accountId: 'ada' } } : denied,
      );
    });
  });
  return {
    issuer,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
