/**
 * What a stack on this machine tells its functions besides: so that no test waits ten seconds for what it has changed, nor
 * fails where all tests together are slow.
 */
export const FUNCTION_VARIABLES = { GLET_COLLECTOR_CACHE_MS: '200', GLET_MAP_MS: '10000' };

/** And in place of what its operator allows: alerts may be sent to a receiver on this machine. */
export const OPERATOR_VARIABLES = { GLET_ALERTS_ALLOW: 'hooks.sentry.test' };

/** Names below `sentry.test` lead to this machine, but for one, which leads into a network that nobody may call. */
export const HOSTS = { 'private.sentry.test': '10.0.0.1', '.sentry.test': '127.0.0.1' };
