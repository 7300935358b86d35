import { functions, places, type Corpus } from './builders.ts';

/** Classes that hold the same function. */
const classes = (platform: string, pairs: readonly (readonly [string, string])[]) =>
  places(
    platform,
    pairs.map(([one, other]) => [
      [one, 'total'],
      [other, 'total'],
    ]),
  );

export const jvmNames: Corpus = {
  platform: 'names that compilers and frameworks of the JVM make up',
  together: [
    ...functions('groovy', [
      ['super$2$total', 'super$3$total'],
      ['this$dist$invoke$1', 'this$dist$invoke$3'],
      ['this$dist$get$', 'this$dist$get$2'],
    ]),
    ...classes('groovy', [
      ['Script1', 'Script42'],
      ['Script1$_run_closure1', 'Script42$_run_closure3'],
      ['com.shop.Cart$_total_closure1', 'com.shop.Cart$_total_closure2$_closure7'],
      ['com.shop.Cart$_closure3', 'com.shop.Cart$_closure4'],
      ['com.shop.Cart$_total_lambda1', 'com.shop.Cart$_total_lambda2'],
      ['build_7x8p4h0m3j2ks9w0q1z5y6abc$_run_closure1', 'build_a1b2c3d4e5f6g7h8i9j0k1l2$_run_closure2'],
    ]),
    ...functions('scala', [
      ['$anonfun$1', '$anonfun$7'],
      ['$anonfun$$plus$1', '$anonfun$$plus$2'],
      ['total$$anonfun$1$$anonfun$2', 'total$$anonfun$4'],
      ['liftedTree1$1', 'liftedTree1$4'],
      ['total$lzycompute', 'total$lzyINIT1'],
      ['apply$mcV$sp', 'apply$mcI$sp'],
    ]),
    ...functions('kotlin', [
      ['access$pay', 'pay'],
      ['access$getTotal$p', 'access$getTotal$cp'],
      ['pay$lambda$3$lambda$2', 'pay$lambda-1'],
      ['pay$lambda$-1234567', 'pay$lambda$-7654321'],
      ['pay$suspendImpl', 'pay'],
      ['pay-IoAF18A', 'pay-Wp4nPhk'],
    ]),
    ...classes('kotlin', [
      ['com.shop.Cart$pay$1$2', 'com.shop.Cart$pay$3'],
      ['com.shop.ComposableSingletons$CartKt$lambda-1$1', 'com.shop.ComposableSingletons$CartKt$lambda-2$1'],
    ]),
    ...functions('java', [
      ['access$000', 'access$1200'],
      ['lambda$0', 'lambda$3'],
      ['lambda$static$0', 'lambda$static$3'],
      ['-$$Nest$mpay', '-$$Nest$smpay'],
      ['-$$Nest$mpay', 'pay'],
      ['$default$pay', 'pay'],
      ['$private$pay', 'pay'],
      ['ajc$around$com_shop_Audit$1$a1b2c3d4', 'ajc$around$com_shop_Audit$2$9f8e7d6c'],
      ['ajc$before$com_shop_Audit$1$a1b2c3d', 'ajc$before$com_shop_Audit$1$00000001'],
      ['pay_aroundBody0', 'pay_aroundBody12$advice'],
    ]),
    ...classes('java', [
      ['com.shop.Cart$-CC', 'com.shop.Cart'],
      ['com.shop.Cart$-EL', 'com.shop.Cart'],
      ['com.shop.Cart-IA', 'com.shop.Cart'],
      ['com.shop.-$$Lambda$kJ3xQ9aB', 'com.shop.-$$Lambda$Zq8W_T1c-x'],
      ['com.shop.-$$Lambda$Cart$kJ3xQ9aB', 'com.shop.-$$Lambda$Cart$Zq8W_T1c-x'],
      ['com.shop.Cart$$ExternalSyntheticApiModelOutline0', 'com.shop.Cart$$ExternalSyntheticBackport3'],
      ['com.shop.CartBean_1d0j8k_CartImpl', 'com.shop.CartBean_xqzkwv_CartImpl'],
      ['com.shop.CartBean_ejb3_a1b2c_CartRemoteImpl', 'com.shop.CartBean_ejb3_zx81q_CartRemoteImpl'],
      ['com.shop.Cart_1036_WLStub', 'com.shop.Cart_12213_WLStub'],
      ['com.shop.Cart_1036_WLSkel', 'com.shop.Cart_12130_WLSkel'],
      ['com.shop.EJSRemoteStatelessCart_1a2b3c4d', 'com.shop.EJSRemoteStatelessCart_9f8e7d6c'],
      ['com.shop.CartLocal$$$view12', 'com.shop.CartLocal$$$view3'],
      ['com.shop.Cart$$OwbNormalScopeProxy0', 'com.shop.Cart$$OwbNormalScopeProxy1'],
      ['com.shop.Cart$$EnhancerByGuice$$1a2b3c4d', 'com.shop.Cart$$EnhancerByGuice$$77665544'],
      ['com.shop.Cart$$FastClassBySpringCGLIB$$1a2b3c4d', 'com.shop.Cart$$SpringCGLIB$$1'],
      ['com.shop.Cart$HibernateProxy$Ab3dE9', 'com.shop.Cart$HibernateProxy$zZ81xQ'],
      ['com.shop.Cart$HibernateBasicProxy$Ab3dE9', 'com.shop.Cart$HibernateInstantiator$zZ81xQ'],
      ['com.shop.Cart$ByteBuddy$Ab3dE9', 'com.shop.Cart$ByteBuddy$zZ81xQ'],
      ['com.shop.Cart$MockitoMock$1', 'com.shop.Cart$MockitoMock$1234567'],
      ['com.sun.proxy.$Proxy12', 'com.sun.proxy.$Proxy7'],
      ['com.shop.Cart$Access4JacksonDeserializer1a2b3c4d', 'com.shop.Cart$Access4JacksonDeserializerffee0011'],
      ['java.lang.invoke.LambdaForm$MH/0x0000000800c8', 'java.lang.invoke.LambdaForm$MH/0x0000000801ff'],
    ]),
  ],
  apart: [
    ...functions('java', [
      ['-$$Nest$mpay', '-$$Nest$mship'],
      ['$default$pay', '$default$ship'],
      ['super$2$total', 'super$2$tax'],
      ['access$pay', 'access$ship'],
      ['pay-account', 'pay-invoice'],
      ['ajc$around$com_shop_Audit$1$a1b2c3d4', 'ajc$around$com_shop_Trace$1$a1b2c3d4'],
      ['handleV1', 'handleV2'],
      ['sha256', 'sha512'],
      ['lambda$step1$0', 'lambda$step2$0'],
    ]),
    ...classes('java', [
      ['com.shop.Cart$-CC', 'com.shop.User$-CC'],
      ['com.shop.Script1', 'com.shop.Script2'],
      ['com.shop.CartBean_1d0j8k_CartImpl', 'com.shop.UserBean_1d0j8k_UserImpl'],
      ['com.shop.Cart_account_ServiceImpl', 'com.shop.Cart_invoice_ServiceImpl'],
      ['com.shop.Cart_1036_WLStub', 'com.shop.User_1036_WLStub'],
      ['com.shop.proxy1.Cart', 'com.shop.proxy2.Cart'],
      ['com.shop.Sha256', 'com.shop.Sha512'],
      ['com.shop.v1.Cart', 'com.shop.v2.Cart'],
    ]),
    ...classes('groovy', [
      ['com.shop.Cart$_total_closure1', 'com.shop.Cart$_tax_closure1'],
      ['build_scripts', 'build_tasks'],
    ]),
    ...classes('csharp', [
      ['Script1', 'Script2'],
      ['Shop.Step__1', 'Shop.Step__2'],
    ]),
    ...classes('python', [['shop.proxy1', 'shop.proxy2']]),
  ],
};
