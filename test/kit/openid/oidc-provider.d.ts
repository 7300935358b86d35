/** As much of `oidc-provider` as the tests use; the package has no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  interface Context {
    oidc: { client: { clientId: string }; session: { accountId: string } };
  }
  interface Configuration {
    clients: readonly object[];
    claims: Readonly<Record<string, readonly string[]>>;
    findAccount: (context: Context, id: string) => Promise<{ accountId: string; claims: () => Promise<object> }>;
    interactions: { url: (context: Context, interaction: { uid: string }) => string };
    features: Readonly<Record<string, { enabled: boolean }>>;
    cookies: { keys: readonly string[] };
    pkce: { required: () => boolean };
    ttl: Readonly<Record<string, number>>;
    loadExistingGrant: (context: Context) => Promise<Grant>;
  }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    Grant: new (of: { clientId: string; accountId: string }) => Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  }
}
