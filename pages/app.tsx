import { ErrorBoundary } from 'preact-iso/lazy';
import { LocationProvider, Route as View, Router, useLocation } from 'preact-iso/router';
import { useEffect, useState } from 'preact/hooks';
import { AppBar } from './frame/app-bar.tsx';
import { BrokenPage } from './frame/broken-page.tsx';
import { FrameShortcuts } from './frame/frame-shortcuts.tsx';
import { TroubleBanner } from './frame/trouble-banner.tsx';
import { Toasts } from './toasts/toasts-region.tsx';
import { arrive } from './navigation/arrive.ts';
import { pageOf } from './pages.ts';
import { BASE, routeOf } from './routes.ts';
import { SignInDialog } from './session/sign-in-dialog.tsx';
import { BarPattern } from './parts/bar-pattern.tsx';

/** Everything that is in the window. */
export function App() {
  return (
    <LocationProvider scope={new RegExp(`^${BASE}(?:[/?#]|$)(?!/-/assets/)`)}>
      <Frame />
      <SignInDialog />
      <Toasts />
      <div id="announcements" class="visually-hidden" role="status" aria-live="polite" />
      <BarPattern />
    </LocationProvider>
  );
}

function Frame() {
  const { path, url } = useLocation();
  const [failure, setFailure] = useState<{ url: string; error: Error } | null>(null);
  const route = routeOf(path);
  useEffect(arrive, [path]);
  return (
    <>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <AppBar route={route} />
      <FrameShortcuts route={route} />
      <TroubleBanner />
      <main id="main" tabIndex={-1}>
        {failure?.url === url ? (
          <BrokenPage error={failure.error} />
        ) : (
          <ErrorBoundary onError={(error) => setFailure({ url, error })}>
            <Router onLoadEnd={arrive}>
              {[<View key="page" default component={pageOf(route.page)} route={route} />]}
            </Router>
          </ErrorBoundary>
        )}
      </main>
    </>
  );
}
