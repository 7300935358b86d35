import { functions, places, type Corpus } from './builders.ts';

export const dotnetNames: Corpus = {
  platform: 'names that compilers of C#, F# and Visual Basic make up',
  together: [
    ...functions('csharp', [
      ['<Total>b__0_1', '<Total>b__12'],
      ['<Total>d__5.MoveNext', '<Total>d__6.MoveNext'],
      ['Shop.Cart.<Total>d__5.MoveNext()', 'Shop.Cart.Total'],
      ['Shop.Cart.<>c__DisplayClass1_0.<Total>b__0', 'Shop.Cart.<>c.<Total>b__3_1'],
      ['<<Total>b__0>d.MoveNext', '<<Total>b__3>d.MoveNext'],
      ['<<Total>g__Add|0_1>d.MoveNext', '<Total>g__Add|2_0'],
      ['<<Main>$>g__Pay|0_1', '<<Main>$>g__Pay|0_4'],
      ['<>n__0', '<>n__1'],
      ['VB$StateMachine_3_Pay.MoveNext', 'VB$StateMachine_7_Pay.MoveNext'],
      ['<Total>m__0', '<Total>m__3'],
    ]),
    ...places('csharp', [
      [
        ['Shop.Cart+<>c__DisplayClass1_0+<<Total>b__0>d', 'MoveNext'],
        ['Shop.Cart+<>c+<<Total>b__4_2>d', 'MoveNext'],
      ],
      [
        ['Shop.Cart+<<Total>g__Add|4_0>d', 'MoveNext'],
        ['Shop.Cart+<<Total>g__Add|5_0>d', 'MoveNext'],
      ],
      [
        ['Program+<<Main>$>d__0', 'MoveNext'],
        ['Program+<<Main>$>d__3', 'MoveNext'],
      ],
      [
        ['Shop.Cart+<Total>c__Iterator0', 'MoveNext'],
        ['Shop.Cart+<Total>c__Iterator2', 'MoveNext'],
      ],
      [
        ['Shop.Cart.<>c__DisplayClass1_0', '<Total>b__0'],
        ['Shop.Cart/<>c', '<Total>b__2_0'],
      ],
      [
        ['Shop.Cart+VB$StateMachine_5_PayAsync', 'MoveNext'],
        ['Shop.Cart+VB$StateMachine_12_PayAsync', 'MoveNext'],
      ],
      [
        ['Shop.Cart+_Closure$__5-0', '_Lambda$__0'],
        ['Shop.Cart+_Closure$__', '_Lambda$__7-3'],
      ],
    ]),
    ...functions('fsharp', [
      ['total@42-1', 'total@57-3'],
      ['total@42-1', 'total'],
      ['Shop.Cart.total@42-1.Invoke', 'Shop.Cart.total@42.Invoke'],
      ['clo@17', 'clo@18-2'],
      ['Pipe #1 stage #2 at line 42@42', 'Pipe #3 input at line 17@17'],
    ]),
    ...places('fsharp', [
      [
        ['Shop.Cart+total@42-1', 'Invoke'],
        ['Shop.Cart+total@57', 'Invoke'],
      ],
      [
        ['Shop.Cart+total@42T`1', 'Specialize'],
        ['Shop.Cart', 'total'],
      ],
      [
        ['Shop.Cart+total@42', 'GenerateNext'],
        ['Shop.Cart+total@43', 'GenerateNext'],
      ],
      [
        ['Shop.Cart+clo@17', 'Invoke'],
        ['Shop.Cart+clo@18-1', 'Invoke'],
      ],
      [
        ['Shop.Cart+Pipe #1 stage #1 at line 12@12', 'Invoke'],
        ['Shop.Cart+Pipe #1 stage #1 at line 14@14', 'Invoke'],
      ],
    ]),
  ],
  apart: [
    ...functions('csharp', [
      ['<Total>d__5.MoveNext', '<Tax>d__5.MoveNext'],
      ['<<Total>b__0>d.MoveNext', '<<Tax>b__0>d.MoveNext'],
      ['<Total>g__Add|4_0', '<Total>g__Sub|4_0'],
      ['HandleV1', 'HandleV2'],
      ['Sha256', 'Sha512'],
    ]),
    ...places('csharp', [
      [
        ['Shop.Cart+<>c+<<Total>b__0>d', 'MoveNext'],
        ['Shop.Cart+<>c+<<Tax>b__0>d', 'MoveNext'],
      ],
      [
        ['Shop.Cart+VB$StateMachine_5_PayAsync', 'MoveNext'],
        ['Shop.Cart+VB$StateMachine_5_ShipAsync', 'MoveNext'],
      ],
      [
        ['Shop.Cart+Line', 'Total'],
        ['Shop.Cart+Tax', 'Total'],
      ],
    ]),
    ...places('fsharp', [
      [
        ['Shop.Cart+total@42-1', 'Invoke'],
        ['Shop.Cart+tax@42-1', 'Invoke'],
      ],
    ]),
  ],
};
