/** What begins, or almost is, a name that a compiler makes up. */
export const MADE_UP_NAMES: readonly string[] = [
  ".part|.cold.1|[clone |[clone .a]| (.|@GLIBC_1.|[abi:a]|'lambda'(|{lambda(|<lambda_1|$_1|`a'::|`1'::|__l1::|?A0x01234567",
  'specialized |closure #1 | in |a #1 |generic specialization <| of |(a in _|TY0_|$s|Ul1E|_block_invoke|{a#1}',
  '@1-1|+a@1|Pipe #|VB$StateMachine_1_|_aaaaa1_|$-CC|access$|$anonfun$|$$anonfun$|ajc$around$',
  '.so.1|-1.2|j_id1:|j_id_1_|:r1:|ctl00$',
].flatMap((list) => list.split('|'));
