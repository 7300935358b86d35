import { render } from 'preact';
import { App } from './app.tsx';
import { listenToKeyboard } from './keyboard/listen.ts';
import { heedOtherTabs, refreshSession } from './session/session.ts';
import { settings } from './settings/settings.ts';

/** Shows the colour scheme that was chosen; `system` leaves it to the browser. */
function applyScheme(): void {
  const scheme = settings.get('scheme');
  document.documentElement.style.colorScheme = scheme === 'system' ? '' : scheme;
}

/** Shows the page of the address in this window, and heeds what happens to it. */
export function start(): void {
  applyScheme();
  settings.subscribe(applyScheme);
  listenToKeyboard();
  heedOtherTabs(() => location.reload());
  // Shown by Back as it was left, it may be of somebody who has signed out since.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  if (!location.pathname.endsWith('/-/sign-in')) void refreshSession();
  const root = document.getElementById('app') ?? document.body;
  root.replaceChildren();
  render(<App />, root);
}
