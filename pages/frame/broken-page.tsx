import { Foreign } from '../parts/foreign.tsx';
import { ReloadPage } from './reload-page.tsx';

/** In place of a page that failed while it was shown: a fault of ours, said as such. */
export function BrokenPage({ error }: { error: Error }) {
  return (
    <ReloadPage title="This page failed">
      <Foreign text={`${error.name}: ${error.message}`} length={300} />
    </ReloadPage>
  );
}
