/** The `Link` as GitLab's client reads it (lib/error_tracking/sentry_client/pagination_parser.rb of gitlabhq/gitlabhq). */
export function cursorsIn(link: string | string[] | undefined): Record<string, string> {
  const EXPRESSION = /rel="(?<rel>\w+)"; results="(?<results>\w+)"; cursor="(?<cursor>[^"]+)"/;
  const parts = [link ?? '']
    .flat()
    .join(', ')
    .split(',')
    .map((part) => EXPRESSION.exec(part)?.groups);
  return Object.fromEntries(
    parts.flatMap((part) => (part?.['results'] === 'true' ? [[part['rel'], part['cursor']]] : [])),
  ) as Record<string, string>;
}
