import { Button } from '../parts/button.tsx';
import { PageHeading } from '../parts/page-heading.tsx';

/** In place of a page whose file is not there any more: after a deployment only the new files are. */
export function StalePage() {
  return (
    <div class="narrow stack">
      <PageHeading title="New version" />
      <p>This page could not be loaded. Glet has been updated since this tab was opened, or the network is gone.</p>
      <div class="cluster">
        <Button kind="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      </div>
    </div>
  );
}
