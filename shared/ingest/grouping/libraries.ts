const MAX_PACKAGE_CHARACTERS = 256;

/** Not a library: the kernel's page, memory without a file, an Android package that libraries lie in. */
const NO_LIBRARY = /^(?:[<[(].*|linux-(?:vdso|gate)\b.*|.*\.apk|\?*)$/s;

/**
 * A library without what differs from one installation, release, build and system to another: `/usr/lib/libfoo.so.1.2`,
 * `/data/app/~~x==/com.shop-y==/lib/arm64/libfoo.so` and `C:\Shop\foo.dll` are `foo`. Of .NET the assembly without version.
 * `null` if it names none.
 */
export function stableLibrary(path: string | null): string | null {
  if (path === null) return null;
  const file = path
    .slice(0, MAX_PACKAGE_CHARACTERS)
    .replace(/, Version=.*$/s, '')
    .replace(/ \(deleted\)$/, '')
    .split(/[\\/!]/)
    .at(-1)!
    .trim()
    .toLowerCase();
  if (NO_LIBRARY.test(file)) return null;
  const name = file
    .replace(/\.(?:so(?:\.\d+)*|(?:debug\.)?dylib|dll|exe|pyd|ocx|sys|drv|wasm)$/, '')
    .replace(/\.(?:cpython-[\w-]*|abi3)$/, '')
    .replace(/[-_]v?\d+(?:\.\d+)+$|(?<!\.\d+)(?:\.\d+)+$/, '')
    .replace(/-(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{8,64}$/, '')
    .replace(/^lib(?=..)/, '');
  return name || null;
}
