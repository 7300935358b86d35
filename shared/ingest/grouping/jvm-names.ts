import { isWords } from './plausible-words.ts';
import type { Shapes } from './shapes.ts';

/** What compilers of the JVM's languages put into the names of functions, beside what is odd enough on all platforms. */
export const JVM_FUNCTIONS: Shapes = [
  // Groovy: calls of methods of a superclass, and those that closures make of their owner
  [/^super\$\d+\$/, ''],
  [/^(this\$dist\$(?:invoke|get|set))\$\d*$/, '$1'],
  // D8 and R8: ways to private members, methods of interfaces
  [/^-\$\$Nest\$(?:s?m|s?(?=f))/, ''],
  [/^\$(?:default|private|static)\$/, ''],
  // Kotlin: ways to private members, coroutines, lambdas; classes inline are a hash in the names of what takes them
  [/^access\$([A-Za-z_]\w*)(?:\$c?p)?$/, '$1'],
  [/\$suspendImpl$/, ''],
  [/\$lambda(?:[$-]{1,2}\d+)+.*$/s, ''],
  [/-(?=[a-z_-]*[A-Z\d])[\w-]{7}$/, ''],
  // Scala: functions without a name, lazy values, copies for primitive types
  [/\$\$anonfun\$.*$/s, ''],
  [/\$lzy(?:compute|INIT\d*)(?:\$\d+)?$/, ''],
  [/\$mc[A-Z]{1,8}\$sp$/, ''],
  [/\$adapted$/, ''],
  [/^\$anonfun\$(?!\d)(.+?)(?:\$\d+)?$/, '$1'],
  [/^\$anonfun\$\d+$/, ''],
  [/^liftedTree\d+(?=$|\$)/, 'liftedTree'],
  // AspectJ: advice is numbered and hashed
  [/^(ajc\$(?:before|after|afterReturning|afterThrowing|around)\$\w+)\$\d+\$[\da-f]{1,8}(?:proceed)?$/, '$1'],
  // Eclipse's compiler numbers lambdas without a word of where they are; Clojure what is typed in
  [/^lambda\$(?:static\$)?\d+$/, ''],
  [/^eval\d+$/, ''],
  [/(?:__\d+)+(?=$|\/)/g, ''],
];

/** What the virtual machine, its compilers, frameworks and servers put into the names of classes. */
export const JVM_MODULES: Shapes = [
  // D8 and R8: lambdas of Java 8, classes that hold the methods of interfaces, marks for constructors
  [/-\$\$Lambda\$([\w-]+)\$.*$/s, '$1'],
  [/\.-\$\$Lambda\$.*$/s, ''],
  [/\$-(?:CC|DC|EL)(?=$|\$)/, ''],
  [/-IA$/, ''],
  [/\$lambda(?:[$-]{1,2}\d+)+.*$/s, ''],
  // Groovy: scripts without a name, Gradle's with a hash of their text, closures and lambdas
  [/^Script\d+(?=$|\$)/, 'Script'],
  [/^([a-z]\w{0,40}?)_(?=[a-z]*\d)[a-z\d]{20,28}(?=$|\$)/, '$1'],
  [/_(?:closure|lambda)\d+/g, ''],
  // WebLogic, WebSphere, JBoss, OpenWebBeans
  [/_\d{1,6}_WL(?:Stub|Skel)$/, ''],
  [/(\bEJS[A-Z]\w*)_[\da-f]{8}$/, '$1'],
  [/\$\$\$view\d+$/, ''],
  [/\$\$Owb\w+Proxy\d+$/, ''],
  // Hibernate, Jackson, proxies of the platform
  [/\$Hibernate(?:BasicProxy|Instantiator|AccessOptimizer)\$.*$/s, ''],
  [/\$Access4Jackson\w*$/, ''],
  [/(?<=^jdk\.)proxy\d+\b/, 'proxy'],
  // Clojure
  [/(?:__\d+)+/g, ''],
];

/** WebLogic's classes for a bean, `CartBean_1d0j8k_CartImpl`: six or so letters and digits, and the interface. */
const WEBLOGIC = /_([a-z\d]{5,8})(?=_[A-Za-z]{1,80}Impl$)/;

/** A class without the hash that WebLogic puts in; words are none: `Cart_account_ServiceImpl`. */
export function withoutServersHash(module: string): string {
  return module.replace(WEBLOGIC, (text, hash: string) => (isWords(hash) ? text : ''));
}
