import { Button } from '../parts/button.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { PageHeading } from '../parts/page-heading.tsx';

/** In place of a page that failed while it was shown: a fault of ours, said as such. */
export function BrokenPage({ error }: { error: Error }) {
  return (
    <div class="narrow stack">
      <PageHeading title="This page failed" />
      <p>
        <Foreign text={`${error.name}: ${error.message}`} length={300} />
      </p>
      <div class="cluster">
        <Button kind="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      </div>
    </div>
  );
}
