import { createHash, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { TLS_CERTIFICATE } from '../tls-certificate.ts';

/** Debian's package `chromium`. */
export const EXECUTABLE = '/usr/bin/chromium';

export const hasChromium = existsSync(EXECUTABLE);

/** By its key, the one certificate that this machine's servers have is trusted for whatever host; the form is Chromium's. */
const TRUSTED_KEY = createHash('sha256')
  .update(new X509Certificate(TLS_CERTIFICATE).publicKey.export({ type: 'spki', format: 'der' }))
  .digest('base64');

/** Without a window, and without calls of its own. */
export const OPTIONS = {
  headless: true,
  chromiumSandbox: false,
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--ignore-certificate-errors-spki-list=${TRUSTED_KEY}`,
  ],
};

export interface Browser {
  context: BrowserContext;
  stop: () => Promise<void>;
}

/** A browser without a window, with a profile of its own that goes with it. */
export async function startChromium(): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'glet-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: EXECUTABLE,
    ...OPTIONS,
  });
  return {
    context,
    async stop() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
