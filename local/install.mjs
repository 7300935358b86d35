// Plain JavaScript for whatever Node the machine has: it runs before anything is installed.
// Installs what package-lock.json locks, unless node_modules already holds exactly that.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file) => JSON.parse(readFileSync(`${root}/${file}`, 'utf8')).packages;

function isInstalled() {
  if (!existsSync(`${root}/node_modules/.bin/node`) || !existsSync(`${root}/node_modules/.package-lock.json`))
    return false;
  const locked = read('package-lock.json');
  const installed = read('node_modules/.package-lock.json');
  return Object.entries(locked).every(([path, { version, optional }]) => {
    if (path === '') return true;
    return installed[path] === undefined ? optional === true : installed[path].version === version;
  });
}

if (!isInstalled()) {
  console.error('Installing what package-lock.json locks; this takes about half a minute …');
  // The engines of some packages name Node 24, which is among the things being installed: hence the quiet log level.
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed, see above. Nothing else was done.');
    process.exit(1);
  }
}
