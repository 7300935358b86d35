import { MAX_NAME_CHARACTERS } from '../limits.ts';
import type { SourceMap } from '../map/read-source-map.ts';
import { NONE, segmentAt } from '../map/segments.ts';
import type { NameRange } from './function-names.ts';
import type { ScriptFunction } from './functions-of-script.ts';
import type { ScriptPlaces } from './script-places.ts';
import { SourceLines } from './source-lines.ts';

/** A longer name is one that somebody wrote. */
const MAX_SHORTENED_CHARACTERS = 3;

const IDENTIFIER = /^[#A-Za-z_$][\w$]*/;
const KEYWORD =
  /^(?:async|await|case|class|const|default|export|extends|for|function|get|if|import|let|new|return|set|static|this|throw|var|while|yield)$/;

/** Finds what functions of a script were called before it was minified. */
export class OriginalNames {
  private readonly script: string;
  private readonly places: ScriptPlaces;
  private readonly map: SourceMap;
  private readonly lines: SourceLines;

  constructor(script: string, places: ScriptPlaces, map: SourceMap) {
    this.script = script;
    this.places = places;
    this.map = map;
    this.lines = new SourceLines((source) => map.sources[source]!.text);
  }

  /** Returns a function's name: `a.b`, `new A`; `null`: it has none. */
  of({ name, isConstructor }: ScriptFunction): string | null {
    return name === null ? null : whole(name.map((range) => this.part(range)).join('.'), isConstructor);
  }

  /** Returns its name in the script. */
  minified({ name, isConstructor }: ScriptFunction): string | null {
    return name === null ? null : whole(name.map((range) => this.text(range)).join('.'), isConstructor);
  }

  private text({ start, end }: NameRange): string {
    return this.script.slice(start, Math.min(end, start + MAX_NAME_CHARACTERS));
  }

  /**
   * The name of the mapping that begins where the part stands. Some tools give one only where it is another than in the
   * script, and some give none at all: then a short one is read from the source.
   */
  private part(range: NameRange): string {
    const text = this.text(range);
    const { segments, names } = this.map;
    const { line, column } = this.places.at(range.start);
    const at = segmentAt(segments.line, segments.column, segments.count, line, column);
    if (at === null || segments.column[at] !== column || segments.source[at] === NONE) return text;
    const name = names[segments.name[at]!];
    if (name !== undefined && name !== '') return name;
    if (text.length > MAX_SHORTENED_CHARACTERS) return text;
    const source = segments.source[at]!;
    const rest = this.lines.from(source, segments.sourceLine[at]!, segments.sourceColumn[at]!, MAX_NAME_CHARACTERS);
    const identifier = IDENTIFIER.exec(rest ?? '')?.[0];
    return identifier === undefined || KEYWORD.test(identifier) ? text : identifier;
  }
}

function whole(name: string, isConstructor: boolean): string {
  return (isConstructor ? `new ${name}` : name).slice(0, MAX_NAME_CHARACTERS);
}
