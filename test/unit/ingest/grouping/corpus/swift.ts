import { functions, type Corpus } from './builders.ts';

const HEX = '0123456789ABCDEF0123456789ABCDEF';
const OTHER_HEX = 'FEDCBA9876543210FEDCBA9876543210';

export const swift: Corpus = {
  platform: 'names that Swift’s compiler makes up',
  together: [
    ...functions('cocoa', [
      [
        'closure #1 (Swift.Int) -> () in Shop.Cart.total(of: Swift.Int) -> Swift.Int',
        'closure #3 (Swift.Int) -> () in Shop.Cart.total(of: Swift.Int) -> Swift.Int',
      ],
      ['closure #1 in Cart.total(of:)', 'Cart.total(of:)'],
      ['closure #1 in closure #2 in Cart.total(of:)', 'closure #4 in Cart.total(of:)'],
      ['partial apply for closure #1 in Cart.total(of:)', 'closure #2 in Cart.total(of:)'],
      [
        'partial apply forwarder for closure #1 () -> () in Shop.Cart.total() -> ()',
        'partial apply for closure #2 () -> () in Shop.Cart.total() -> ()',
      ],
      ['@objc Shop.Cart.total() -> ()', 'Shop.Cart.total() -> ()'],
      ['@objc Cart.total()', 'Cart.total()'],
      ['specialized Cart.total()', 'Cart.total()'],
      ['generic specialization <Swift.Int> of Shop.Cart.total() -> ()', 'Shop.Cart.total() -> ()'],
      [
        'function signature specialization <Arg[0] = Owned To Guaranteed> of Shop.Cart.total() -> ()',
        'generic specialization <() -> ()> of Shop.Cart.total() -> ()',
      ],
      ['merged Cart.total()', 'Cart.total()'],
      ['(1) suspend resume partial function for Cart.total()', '(3) await resume partial function for Cart.total()'],
      ['(1) await resume partial function for closure #1 in Cart.total()', 'Cart.total()'],
      [
        'implicit closure #2 (Shop.Cart) -> () in implicit closure #1 () -> () in Shop.Cart.total() -> ()',
        'Shop.Cart.total() -> ()',
      ],
      [`Shop.Cart.(total in _${HEX})() -> ()`, `Shop.Cart.(total in _${OTHER_HEX})() -> ()`],
      [`closure #1 () -> () in Shop.(Cart in _${HEX}).total() -> ()`, 'Shop.Cart.total() -> ()'],
      ['outlined variable #1 of Cart.total()', 'outlined variable #2 of Cart.total()'],
      ['outlined copy of Shop.Cart?', 'thunk for @escaping @callee_guaranteed () -> ()'],
      [
        'reabstraction thunk helper from @escaping @callee_guaranteed () -> () to @escaping @callee_unowned @convention(block) () -> ()',
        'thunk for @callee_guaranteed () -> (@error @owned Error)',
      ],
      [
        'add #1 (Swift.Int) -> Swift.Int in Shop.Cart.total() -> ()',
        'add #2 (Swift.Int) -> Swift.Int in Shop.Cart.total() -> ()',
      ],
      ['$defer #1 () -> () in Shop.Cart.total() -> ()', 'Shop.Cart.total() -> ()'],
      ['Cart.total() with unmangled suffix ".cold.1"', 'Cart.total()'],
      [`globalinit_33_${HEX}_func0`, `globalinit_33_${OTHER_HEX}_func12`],
      ['objectdestroy.12Tm', 'objectdestroy.7'],
      ['$s4Shop4CartC5totalyyYaFTY0_', '$s4Shop4CartC5totalyyYaFTQ1_'],
      ['$s4Shop4CartC5totalyyFyycfU_', '$s4Shop4CartC5totalyyFyycfU2_TA'],
      [
        'static (extension in Shop):Swift.Array.(unknown context at $10a4b3c8).total()',
        'static (extension in Shop):Swift.Array.(unknown context at $10f00000).total()',
      ],
    ]),
  ],
  apart: [
    ...functions('cocoa', [
      ['closure #1 in Cart.total(of:)', 'closure #1 in Cart.tax(of:)'],
      [
        'closure #1 (Swift.Int) -> () in Shop.Cart.total() -> ()',
        'closure #1 (Swift.Int) -> () in Shop.User.total() -> ()',
      ],
      ['@objc Cart.total()', '@objc Cart.tax()'],
      ['specialized Cart.total()', 'specialized Cart.tax()'],
      ['(1) suspend resume partial function for Cart.total()', '(1) suspend resume partial function for Cart.tax()'],
      [`Shop.Cart.(total in _${HEX})() -> ()`, `Shop.Cart.(tax in _${HEX})() -> ()`],
      ['add #1 () -> () in Shop.Cart.total() -> ()', 'sub #1 () -> () in Shop.Cart.total() -> ()'],
      ['outlined variable #1 of Cart.total()', 'outlined variable #1 of Cart.tax()'],
      ['Cart.step1()', 'Cart.step2()'],
      ['Cart.specialized()', 'Cart.merged()'],
    ]),
  ],
};
