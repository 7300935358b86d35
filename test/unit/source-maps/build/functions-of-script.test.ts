import { describe, expect, it } from 'vitest';
import { functionsOfScript } from '../../../../shared/source-maps/build/functions-of-script.ts';
import { built } from '../../../kit/source-maps/opened.ts';

/** The names of the functions of a script, in the order in which they end; `-`: none. */
function namesOf(script: string): string[] {
  return functionsOfScript(script).map(({ name, isConstructor }) => {
    const parts = name?.map(({ start, end }) => script.slice(start, end)).join('.') ?? '-';
    return isConstructor ? `new ${parts}` : parts;
  });
}

describe('a function of a script', () => {
  it.each<[string, string, string[]]>([
    ['its own name', 'function a(){} (function b(){})()', ['a', 'b']],
    ['a variable', 'var a = function(){}, b = () => 1, c = async () => 2', ['a', 'b', 'c']],
    [
      'what it is assigned to',
      'a = () => 1; a.b.c = function(){}; this.d = () => 1; e ||= () => 1',
      ['a', 'a.b.c', 'this.d', 'e'],
    ],
    ['a prototype’s owner', 'A.prototype.b = function(){}', ['A.b']],
    ['a default', 'function f({ a = () => 1 }, b = () => 2) {}', ['a', 'b', 'f']],
    ['a property', '({ a(){}, b: () => 1, "c": () => 2, get d(){ return 1 }, set d(v){} })', ['a', 'b', 'c', 'd', 'd']],
    ['a property of a variable', 'const o = { a(){}, b: { c: () => 1 } }', ['o.a', 'o.b.c']],
    ['no key of a module', 'var m = { 123: function(){}, "./src/a.js": () => 1, [k]: () => 2 }', ['-', '-', '-']],
    ['a method', 'class A { a(){} static b(){} #c(){} d = () => 1; set e(v){} }', ['A.a', 'A.b', 'A.#c', 'A.d', 'A.e']],
    ['a class', 'class A { constructor(){} } const B = class { constructor(){} }', ['new A', 'new B']],
    [
      'what the call is assigned to',
      'const A = memo(forwardRef(() => 1)); const p = new Promise((r) => r())',
      ['A', 'p'],
    ],
    ['what the options of a call are', 'const A = define({ setup(){}, data: () => 1 })', ['A.setup', 'A.data']],
    ['what a chain is assigned to', 'const r = get().then(() => 1).then(() => 2)', ['r', 'r']],
    ['what a template is assigned to', 'const S = styled.a`${() => 1}`', ['S']],
    ['what a choice is assigned to', 'x = a ? () => 1 : b || (0, () => 2)', ['x', 'x']],
    ['no module’s variable', 'var m = (() => { function a(){} })()', ['a', '-']],
    ['nothing', 'setTimeout(() => 1); function f(){ return () => 2 } export default () => 3', ['-', '-', 'f', '-']],
  ])('is named by %s', (_, script, names) => {
    expect(namesOf(script)).toEqual(names);
  });

  it('is found in whatever a bundler writes', () => {
    const script = `#!/usr/bin/env node
      'use strict'; import.meta.url; await x; let a; let a; with_: for (const i of []) ; for (var j in {}) ; for (var k = 0;;) break;
      async (x) => 1; async x => 2; ({ a, b = 1 } = {}); [c, d] = [1, 2]; switch (1) { case 1: { function e(){} } }
      try { (() => {})() } catch { } finally { } if (a) b; else c; do { } while (0); export { f } from 'x'; export const g = () => 1;
      class H extends (class {}) { static { () => 3 } } return; label: while (1) { continue label } tag\`a\${1}\`; a?.b?.(() => 1); delete /x/u.y`;
    expect(namesOf(script)).toEqual(['-', '-', 'e', '-', 'g', '-', '-']);
  });

  it('has its place, and the whole is no deeper than the engine bears', () => {
    expect(functionsOfScript('a=()=>{b(function(){})}').map(({ start, end }) => [start, end])).toEqual([
      [9, 21],
      [2, 23],
    ]);
    const chain = `x=a${'.b(()=>1)'.repeat(30_000)}`;
    expect(functionsOfScript(chain)).toHaveLength(30_000);
  });

  it.each([
    ['is not valid JavaScript', '<!DOCTYPE html><html>'],
    ['is nested too deep', '('.repeat(100_000)],
  ])('is not needed: a script that %s is noted, and its map used', (problem, script) => {
    const { notes, mappings } = built({ map: { sources: ['a'], names: [], mappings: 'AAAA' }, script });
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(new RegExp(`^app.js: ${problem}`));
    expect(mappings).toBe(1);
  });
});
