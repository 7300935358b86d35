/** What a stack on this machine tells its functions besides, so that no test waits ten seconds for what it has changed. */
export const FUNCTION_VARIABLES = { GLET_COLLECTOR_CACHE_MS: '200' };
