import { ReloadPage } from './reload-page.tsx';

/** In place of a page whose file is not there any more: after a deployment only the new files are. */
export function StalePage() {
  return (
    <ReloadPage title="New version">
      This page could not be loaded. Glet has been updated since this tab was opened, or the network is gone.
    </ReloadPage>
  );
}
