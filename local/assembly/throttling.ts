import type { Throttle } from './types.ts';
import type { Resolve } from './resolver.ts';
import type { Resource } from './template.ts';

/** An account's quota, which holds where a stage sets none. */
export const ACCOUNT_QUOTA: Throttle = { rate: 10_000, burst: 5_000 };

interface MethodSetting {
  HttpMethod?: string;
  /** `/*`, or a path whose slashes but the first are written `~1`. */
  ResourcePath?: string;
  ThrottlingRateLimit?: number;
  ThrottlingBurstLimit?: number;
}

/** The stage's `MethodSettings`: the most specific setting wins, and each method has a bucket of its own. */
export function readThrottling(
  stageId: string,
  stage: Resource,
  resolve: Resolve,
): (method: string, path: string) => Throttle {
  const given = resolve(stageId, 'MethodSettings', stage.Properties?.['MethodSettings']) ?? [];
  const settings = (given as MethodSetting[]).map((setting) => ({
    method: setting.HttpMethod ?? '*',
    path: (setting.ResourcePath ?? '/*').replaceAll('~1', '/').replace(/^\/{2}/, '/'),
    rate: setting.ThrottlingRateLimit,
    burst: setting.ThrottlingBurstLimit,
  }));

  return function throttleOf(method, path) {
    const candidates = [
      settings.find((setting) => setting.path === path && setting.method === method),
      settings.find((setting) => setting.path === path && setting.method === '*'),
      settings.find((setting) => setting.path === '/*' && setting.method === method),
      settings.find((setting) => setting.path === '/*' && setting.method === '*'),
    ];
    return {
      rate: candidates.find((setting) => setting?.rate !== undefined)?.rate ?? ACCOUNT_QUOTA.rate,
      burst: candidates.find((setting) => setting?.burst !== undefined)?.burst ?? ACCOUNT_QUOTA.burst,
    };
  };
}
