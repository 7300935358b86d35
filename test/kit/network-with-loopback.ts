import { internet as real, type Network } from '../../shared/outbound/internet.ts';

/**
 * What the in-process target has instead of `shared/outbound/internet.ts` (vitest.config.ts): names below `sentry.test` lead
 * to this machine, `private.sentry.test` to a network that nobody may call, the rest is the real thing. Bundles, and so the
 * local runner and AWS, cannot have it.
 */
export const internet: Network = {
  resolve: async (host) => {
    if (host === 'private.sentry.test') return [{ address: '10.0.0.1', family: 4 }];
    return host.endsWith('.sentry.test') ? [{ address: '127.0.0.1', family: 4 }] : real.resolve(host);
  },
  isAllowed: (address) => address === '127.0.0.1' || real.isAllowed(address),
};
