import { Parser, type Options } from 'acorn';
import { FunctionNames, type NameRange } from './function-names.ts';
import { childrenWithFunctions, isOfInterest, nameRanges, prune, type Node } from './syntax.ts';

/** A function of a script: from where to where, and where the parts of its name stand. All are offsets in UTF-16 units. */
export interface ScriptFunction {
  start: number;
  end: number;
  /** `null`: nothing names it. */
  name: readonly NameRange[] | null;
  isConstructor: boolean;
}

/** What acorn's parser has without declaring it. */
interface Hooked {
  parse(): unknown;
  finishNode(node: Node, type: string): Node;
  finishNodeAt(node: Node, type: string, end: number, place: unknown): Node;
}

const Base = Parser as unknown as new (options: Options, script: string) => Hooked;

const OPTIONS: Options = {
  ecmaVersion: 'latest',
  // With what may stand in modules: a bundle does not say which of the two it is.
  sourceType: 'script',
  allowImportExportEverywhere: true,
  allowAwaitOutsideFunction: true,
  allowReturnOutsideFunction: true,
  allowSuperOutsideMethod: true,
  allowHashBang: true,
  checkPrivateFields: false,
};

/**
 * Finds the functions of a script and where their names stand. Only that is kept of each piece of syntax when it is
 * complete, so the memory for it does not grow with the script.
 * @throws SyntaxError if it is no JavaScript, RangeError if it is nested too deep
 */
export function functionsOfScript(script: string): ScriptFunction[] {
  const parser = new FunctionParser(OPTIONS, script);
  parser.parse();
  return parser.names.functions;
}

class FunctionParser extends Base {
  // The parser makes no node before it is constructed.
  readonly names = new FunctionNames();

  override finishNode(node: Node, type: string): Node {
    return this.finished(super.finishNode(node, type));
  }

  override finishNodeAt(node: Node, type: string, end: number, place: unknown): Node {
    return this.finished(super.finishNodeAt(node, type, end, place));
  }

  /** Errors that do not keep it from reading on: names declared twice, exports that are not there. */
  raiseRecoverable(): void {}

  private finished(node: Node): Node {
    // Names and numbers are most of all nodes.
    if (!isOfInterest(node.type)) return node;
    const unnamed = this.unnamedIn(node);
    if (unnamed !== undefined) node.unnamed = unnamed;
    prune(node);
    return node;
  }

  /** Names what can be named, and returns the functions within that still can. */
  private unnamedIn(node: Node): number[] | undefined {
    const { names } = this;
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        const own = node['id'] ? nameRanges(node['id'] as Node) : null;
        const index = names.add(node.start, node.end, own);
        return own === null && node.type !== 'FunctionDeclaration' ? [index] : undefined;
      }
      case 'ClassDeclaration':
      case 'ClassExpression':
        return names.give((node['body'] as Node).unnamed, node['id'] as Node | null);
      case 'VariableDeclarator':
        names.give((node['init'] as Node | null)?.unnamed, node['id'] as Node);
        return undefined;
      case 'AssignmentExpression':
      case 'AssignmentPattern':
        return names.give((node['right'] as Node).unnamed, node['left'] as Node);
      case 'MethodDefinition':
      case 'PropertyDefinition':
      case 'Property':
        return names.giveKey((node['value'] as Node | null)?.unnamed, node);
      default:
        return childrenWithFunctions(node);
    }
  }
}
