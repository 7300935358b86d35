/** More environments are not read at a glance. */
const MAX_SHOWN = 5;

/** The latest deploy of each environment, the newest first. `deploys`: the newest last, as the API has them. */
export function latestDeploys<Deploy extends { environment: string }>(deploys: readonly Deploy[]): Deploy[] {
  const byEnvironment = new Map(deploys.map((deploy) => [deploy.environment, deploy]));
  return deploys
    .toReversed()
    .filter((deploy) => byEnvironment.get(deploy.environment) === deploy)
    .slice(0, MAX_SHOWN);
}
