import { Empty } from '../parts/states.tsx';

/** In place of a list of releases: how there come to be some. */
export function NoReleases({ isSearch = false }: { isSearch?: boolean }) {
  if (isSearch) return <Empty title="No release is called that." />;
  return (
    <Empty title="There is no release yet.">
      <p class="muted">SDKs name one when they are given the option release; sentry-cli makes one at build time.</p>
    </Empty>
  );
}
