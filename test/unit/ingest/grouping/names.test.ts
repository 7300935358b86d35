import { describe, expect, it } from 'vitest';
import { stableFunction } from '../../../../shared/ingest/grouping/function-names.ts';
import { stableModule } from '../../../../shared/ingest/grouping/module-names.ts';
import { withoutBuildHash } from '../../../../shared/ingest/grouping/build-hashes.ts';
import { stablePath } from '../../../../shared/ingest/grouping/paths.ts';

describe('a function’s name', () => {
  it.each([
    ['javascript', 'Object.load [as fetch]', 'load'],
    ['javascript', 'new Cart', 'Cart'],
    ['javascript', 'get total', 'total'],
    ['javascript', 'get total [as total]', 'total'],
    ['javascript', 'Cart.get total [as total]', 'total'],
    ['javascript', 'Cart.set total', 'total'],
    ['javascript', 'Map.get', 'get'],
    ['javascript', 'load/<', null],
    ['javascript', 'promise callback*load', 'load'],
    ['javascript', 'Anonymous function', null],
    ['javascript', 'HTMLButtonElement.<anonymous>', null],
    ['javascript', '?', null],
    ['python', '<lambda>', null],
    ['python', '<module>', null],
    ['python', 'Cart.total.<locals>.add', 'add'],
    ['ruby', 'block (2 levels) in total', 'total'],
    ['ruby', 'rescue in block in Cart#total', 'total'],
    ['ruby', 'block in <top (required)>', null],
    ['go', '(*Server).pay.func1.2', '(*Server).pay'],
    ['go', 'glob..func1', null],
    ['go', 'init.0', 'init'],
    ['java', 'lambda$total$0', 'total'],
    ['java', 'access$000', 'access'],
    ['csharp', '<Total>b__0_1', 'Total'],
    ['csharp', '<Total>g__Add|4_0', 'Total.Add'],
    ['php', '{closure}', null],
    ['php', '{closure:App\\Cart::total():12}', 'App\\Cart::total'],
    ['native', 'shop::total::{{closure}}::h0123456789abcdef', 'shop::total'],
    ['native', 'shop::total(int, char*) const', 'shop::total'],
    ['elixir', 'anonymous fn/1 in Shop.total/2', 'Shop.total/2'],
    ['elixir', '-total/2-fun-0-', 'total/2'],
    ['cocoa', '-[CartViewController reload]', '-[CartViewController reload]'],
    ['cocoa', '+[Cart(Tax) sharedCart]', '+[Cart(Tax) sharedCart]'],
    ['cocoa', '__41-[Cart total]_block_invoke_2', '-[Cart total]'],
    ['java', '$r8$lambda$kJ3xQ9aB', null],
    ['java', 'lambda$onCreate$3$com-shop-Cart', 'onCreate'],
    ['java', 'total_aroundBody1$advice', 'total'],
    ['php', 'class@anonymous/srv/app/src/a.php:3$3e0a7::run', 'class@anonymous src/a.php::run'],
    ['php', 'App\\Job@anonymous\0/srv/2025-03-27T07-20-22Z/a.php:3$0::run', 'App\\Job@anonymous a.php::run'],
    ['php', 'class@anonymous/srv/app/src/a.php0x7f9697eb2405::run', 'class@anonymous src/a.php::run'],
    ['php', '{closure:/srv/2025-03-27T07-20-22Z/routes/web.php:12}', 'closure in routes/web.php'],
    ['php', '{closure:{closure:App\\Cart::total():12}:13}', 'App\\Cart::total'],
    ['other', '<unknown>', null],
    ['other', '', null],
  ])('from %s: %s → %s', (family, name, stable) => {
    expect(stableFunction(name, family)).toBe(stable);
  });
});

describe('a module’s name', () => {
  it.each([
    ['java', 'com.shop.Cart$1$2', 'com.shop.Cart'],
    ['java', 'com.shop.Cart$Line', 'com.shop.Cart$Line'],
    ['java', 'com.shop.Cart$$ExternalSyntheticLambda12', 'com.shop.Cart'],
    ['java', 'com.shop.-$$Lambda$Cart$kJ3xQ9aB', 'com.shop.Cart'],
    ['java', 'jdk.proxy2.$Proxy12', 'jdk.proxy.$Proxy'],
    ['csharp', 'Shop.Cart+<>c__DisplayClass12_0', 'Shop.Cart'],
    ['csharp', 'Shop.Cart+<PayAsync>d__5', 'Shop.Cart'],
    ['elixir', 'Elixir.Shop.Cart', 'Shop.Cart'],
    ['go', 'github.com/lib/pq@v1.10.7', 'github.com/lib/pq'],
    ['python', '<string>', null],
  ])('from %s: %s → %s', (family, name, stable) => {
    expect(stableModule(name, family)).toBe(stable);
  });
});

describe('a file’s path', () => {
  it.each([
    ['webpack:///./src/cart.js', 'src/cart.js'],
    ['webpack:///src/cart.js', 'src/cart.js'],
    ['app:///main.js', 'main.js'],
    ['https://a.example/static/js/main.3f2a9c1b.js?v=2', 'js/main.js'],
    ['https://a.example/', null],
    ['C:\\Users\\ada\\shop\\Cart.cs', 'shop/cart.cs'],
    ['/home/ada/shop/src/cart.js', 'src/cart.js'],
    ['file:///home/ada/cart.mjs', 'cart.mjs'],
    ['/usr/src/app/cart.js', 'cart.js'],
    ['/usr/lib/python3.11/site-packages/django/base.py', 'django/base.py'],
    ['/usr/local/bundle/gems/rails-7.0.4/rails.rb', 'rails/rails.rb'],
    ['/var/www/releases/20260101120000/cart.rb', 'releases/cart.rb'],
    ['<string>', null],
    ['[native code]', null],
    ['data:text/javascript,x', null],
    ['r8-map-id-0123456789abcdef0123456789abcdef', null],
    ['Unknown Source', null],
    ['SourceFile', null],
  ])('%s → %s', (path, stable) => {
    expect(stablePath(path)).toBe(stable);
  });

  it.each([
    ['main.3f2a9c1b.js', 'main.js'],
    ['main.3f2a9c1b.chunk.js', 'main.chunk.js'],
    ['chunk-ABC123.js', 'chunk.js'],
    ['index-DiwrgTda.js', 'index.js'],
    ['index-BxY3k_9-.js', 'index.js'],
    ['417.d3f1.js', 'chunk.js'],
    ['jquery-3.6.0.min.js', 'jquery.js'],
    ['user-profile.js', 'user-profile.js'],
    ['utf8-decode.js', 'utf8-decode.js'],
    ['base64.js', 'base64.js'],
    ['user-profile2.js', 'user-profile2.js'],
    ['report_202401.js', 'report_202401.js'],
    ['report-202401.js', 'report-202401.js'],
    ['report_20240131.js', 'report_20240131.js'],
    ['user_10001.js', 'user_10001.js'],
    ['view-UserList.js', 'view-UserList.js'],
    ['[root-of-the-server]__2d0cebe3._.js', '[root-of-the-server].js'],
    ['%5Broot-of-the-server%5D__2d0cebe3._.js', '[root-of-the-server].js'],
    ['app_cart_page_tsx_bbb905._.js', 'app_cart_page_tsx.js'],
    ['turbopack-0c3o1svijj_ab.js', 'turbopack.js'],
    ['Cart-V4-CzxWy.js', 'Cart.js'],
    ['chunk-SYNTXKLB.js', 'chunk.js'],
    ['CzxWyABc.js', 'chunk.js'],
    ['DiwrgTda.js', 'chunk.js'],
    ['jQueryUI.js', 'jQueryUI.js'],
    ['CartList.js', 'CartList.js'],
    ['4bd1b696-8a8ed8d1d8f4bb2e.js', 'chunk.js'],
  ])('the script %s is %s in every build', (file, stable) => {
    expect(withoutBuildHash(file)).toBe(stable);
  });
});
