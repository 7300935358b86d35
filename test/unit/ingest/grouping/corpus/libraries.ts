import { thrown, type Corpus, type Pair } from './builders.ts';

/** The same function in two libraries, or in one of two installations. */
function packages(platform: string, pairs: readonly (readonly [string, string])[]): Pair[] {
  const within = (path: string) => thrown(platform)('SIGSEGV', 'Segfault', { function: 'init', package: path });
  return pairs.map(([one, other]) => ({ why: `${one} · ${other}`, one: within(one), other: within(other) }));
}

export const libraries: Corpus = {
  platform: 'libraries of native frames',
  together: [
    ...packages('native', [
      ['/usr/lib/x86_64-linux-gnu/libfoo.so.1.2.3', '/usr/lib/aarch64-linux-gnu/libfoo.so.1.4.0'],
      ['/usr/lib/libfoo.so', '/opt/shop/lib/libfoo.so.6'],
      ['/lib/libfoo-2.31.so', '/lib/x86_64-linux-gnu/libfoo.so.6'],
      [
        '/data/app/~~Ab3dE9==/com.shop-xYz81Q==/lib/arm64/libfoo.so',
        '/data/app/~~zZ81xQ==/com.shop-aBc12D==/lib/arm/libfoo.so',
      ],
      ['/data/app/com.shop-1/base.apk!libfoo.so', '/data/app/com.shop-2/base.apk!/lib/arm64-v8a/libfoo.so'],
      ['/data/app/com.shop-1/base.apk', '/data/app/com.shop-2/split_config.arm64_v8a.apk'],
      ['C:\\Program Files\\Shop\\foo.dll', 'D:\\Shop 2\\FOO.DLL'],
      ['C:\\Shop\\foo.dll', '/Applications/Shop.app/Contents/Frameworks/libfoo.1.2.dylib'],
      ['/opt/shop/bin/shop', 'C:\\Shop\\shop.exe'],
      ['/opt/shop/bin/shop', '/opt/shop-2.0/bin/shop (deleted)'],
      ['/srv/target/release/deps/shop-0123456789abcdef', '/srv/target/release/deps/shop-fedcba9876543210'],
      ['/venv/libfoo.cpython-311-x86_64-linux-gnu.so', '/venv/libfoo.cpython-312-aarch64-linux-gnu.so'],
      ['/venv/foo.libs/libbar-3f2a9c1b.so.1', '/venv/foo.libs/libbar-77aa0b1c.so.2.0'],
      ['<unknown>', '[vdso]'],
    ]),
    ...packages('cocoa', [
      [
        '/private/var/containers/Bundle/Application/6C9A3F2E-0000-4000-8000-1234567890AB/Shop.app/Shop',
        '/var/containers/Bundle/Application/0A1B2C3D-0000-4000-8000-1234567890AB/Shop.app/Shop',
      ],
      ['/System/Library/Frameworks/Foo.framework/Versions/C/Foo', '/Shop.app/Frameworks/Foo.framework/Foo'],
      ['/Shop.app/Shop', '/Shop.app/Shop.debug.dylib'],
    ]),
    ...packages('csharp', [
      ['Shop, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null', 'Shop, Version=2.1.0.0, Culture=neutral'],
    ]),
    {
      why: 'a library and a file, where a frame has both: the file decides',
      one: thrown('native')('E', 'x', { function: 'init', filename: 'src/init.c', package: '/usr/lib/libfoo.so' }),
      other: thrown('native')('E', 'x', { function: 'init', filename: 'src/init.c', package: '/opt/libbar.so' }),
    },
    {
      why: 'a library of a frame without a name: it is looked for elsewhere',
      one: thrown('native')('E', 'x', { package: '/usr/lib/libfoo.so' }, { function: 'pay', package: '/opt/shop' }),
      other: thrown('native')('E', 'x', { package: '/usr/lib/libbar.so' }, { function: 'pay', package: '/opt/shop' }),
    },
  ],
  apart: [
    ...packages('native', [
      ['/usr/lib/x86_64-linux-gnu/libfoo.so.1.2.3', '/usr/lib/x86_64-linux-gnu/libbar.so.1.2.3'],
      ['/data/app/com.shop-1/base.apk!libfoo.so', '/data/app/com.shop-1/base.apk!libbar.so'],
      ['C:\\Shop\\foo.dll', 'C:\\Shop\\bar.dll'],
      ['/usr/lib/libsha256.so', '/usr/lib/libsha512.so'],
      ['/opt/shop/shop-server', '/opt/shop/shop-worker'],
      ['C:\\Shop\\step1.dll', 'C:\\Shop\\step2.dll'],
    ]),
    ...packages('cocoa', [['/Shop.app/Shop', '/Shop.app/Frameworks/Pay.framework/Pay']]),
  ],
};
