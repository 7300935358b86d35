import type { ComponentChildren } from 'preact';
import { Button } from '../parts/button.tsx';
import { PageHeading } from '../parts/page-heading.tsx';

/** In place of a page that cannot go on: why, and a button that loads it anew. */
export function ReloadPage({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="narrow stack">
      <PageHeading title={title} />
      <p>{children}</p>
      <div class="cluster">
        <Button kind="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      </div>
    </div>
  );
}
