import { render } from 'preact';
import { App } from './app.tsx';
import { listenToKeyboard } from './keyboard/listen.ts';
import { refreshSession } from './session/session.ts';
import { settings } from './settings/settings.ts';

/** Shows the colour scheme that was chosen; `system` leaves it to the browser. */
function applyScheme(): void {
  const scheme = settings.get('scheme');
  document.documentElement.style.colorScheme = scheme === 'system' ? '' : scheme;
}

applyScheme();
settings.subscribe(applyScheme);
listenToKeyboard();
if (!location.pathname.endsWith('/-/sign-in')) void refreshSession();
const root = document.getElementById('app') ?? document.body;
root.replaceChildren();
render(<App />, root);
