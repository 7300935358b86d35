import { thrown, type Corpus } from './builders.ts';

const error = thrown('java');

export const java: Corpus = {
  platform: 'java',
  together: [
    {
      why: 'lambdas are numbered',
      one: error('NullPointerException', 'x', { module: 'com.shop.Cart', function: 'lambda$total$0' }),
      other: error('NullPointerException', 'x', { module: 'com.shop.Cart', function: 'lambda$total$3' }),
    },
    {
      why: 'classes of lambdas have addresses',
      one: error('E', 'x', { module: 'com.shop.Cart$$Lambda$14/0x00000008000c8', function: 'run' }),
      other: error('E', 'x', { module: 'com.shop.Cart$$Lambda/0x00007f0123456789', function: 'run' }),
    },
    {
      why: 'Spring’s proxies',
      one: error('E', 'x', { module: 'com.shop.Cart$$EnhancerBySpringCGLIB$$1a2b3c4d', function: 'total' }),
      other: error('E', 'x', { module: 'com.shop.Cart$$SpringCGLIB$$0', function: 'total' }),
    },
    {
      why: 'proxies and accessors of the platform',
      one: error(
        'E',
        'x',
        { module: 'jdk.proxy2.$Proxy12', function: 'a' },
        { module: 'jdk.internal.reflect.GeneratedMethodAccessor17', function: 'invoke' },
      ),
      other: error(
        'E',
        'x',
        { module: 'jdk.proxy3.$Proxy140', function: 'a' },
        { module: 'jdk.internal.reflect.GeneratedMethodAccessor4', function: 'invoke' },
      ),
    },
    {
      why: 'Hibernate’s and javassist’s',
      one: error('E', 'x', { module: 'com.shop.Cart$HibernateProxy$Ab3dE9', function: 'total' }),
      other: error('E', 'x', { module: 'com.shop.Cart_$$_jvst7f_0', function: 'total' }),
    },
    {
      why: 'anonymous classes are numbered; Kotlin’s lambdas, too',
      one: error(
        'E',
        'x',
        { module: 'com.shop.Cart$pay$1', function: 'invokeSuspend' },
        { module: 'com.shop.CartKt', function: 'pay$lambda$0' },
      ),
      other: error(
        'E',
        'x',
        { module: 'com.shop.Cart$pay$2', function: 'invokeSuspend' },
        { module: 'com.shop.CartKt', function: 'pay$lambda-3' },
      ),
    },
    {
      why: 'Kotlin’s default arguments',
      one: error('E', 'x', { module: 'com.shop.Cart', function: 'pay$default' }),
      other: error('E', 'x', { module: 'com.shop.Cart', function: 'pay' }),
    },
    {
      why: 'Scala’s anonymous functions',
      one: error('E', 'x', { module: 'shop.Cart$', function: '$anonfun$total$1' }),
      other: error('E', 'x', { module: 'shop.Cart', function: '$anonfun$total$7$adapted' }),
    },
    {
      why: 'Clojure’s functions',
      one: error('E', 'x', { module: 'shop.cart$fn__1234', function: 'invoke' }),
      other: error('E', 'x', { module: 'shop.cart$fn__987', function: 'invoke' }),
    },
    {
      why: 'an object’s identity',
      one: error('IllegalStateException', 'Closed: com.shop.Pool@1b2c3d4'),
      other: error('IllegalStateException', 'Closed: com.shop.Pool@7f0e1d2c'),
    },
  ],
  apart: [
    {
      why: 'lambdas of two methods',
      one: error('E', 'x', { module: 'com.shop.Cart', function: 'lambda$total$0' }),
      other: error('E', 'x', { module: 'com.shop.Cart', function: 'lambda$tax$0' }),
    },
    {
      why: 'proxies of two classes',
      one: error('E', 'x', { module: 'com.shop.Cart$$SpringCGLIB$$0', function: 'save' }),
      other: error('E', 'x', { module: 'com.shop.User$$SpringCGLIB$$0', function: 'save' }),
    },
    {
      why: 'two named inner classes',
      one: error('E', 'x', { module: 'com.shop.Cart$Line', function: 'get' }),
      other: error('E', 'x', { module: 'com.shop.Cart$Tax', function: 'get' }),
    },
  ],
};
