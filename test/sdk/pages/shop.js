/* global Sentry */
// As a page would have it: `Sentry` is the bundle of @sentry/browser, the DSN comes in the page's address.

Sentry.init({
  dsn: new URLSearchParams(location.search).get('dsn'),
  release: 'shop-page@2.0.0',
  environment: 'staging',
  debug: true,
  integrations: [Sentry.browserTracingIntegration()],
  tracesSampleRate: 1,
});
Sentry.setUser({ id: 'guest-1' });

function pay() {
  throw new TypeError('The basket has no price');
}

async function ship() {
  await fetch('/shop.js');
  throw new Error('Nobody knows the address');
}

function ask() {
  Sentry.captureMessage('May I help you?', 'info');
}

addEventListener('DOMContentLoaded', () => {
  document.querySelector('#pay').addEventListener('click', pay);
  document.querySelector('#ship').addEventListener('click', () => void ship());
  document.querySelector('#ask').addEventListener('click', ask);
});
