import { describe, expect, it } from 'vitest';
import { ariaKeys, createKeyboard, type Stroke } from '../../../../pages/keyboard/keys.ts';

const stroke = (key: string, held: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...held,
});
const shortcut = (keys: string, label = keys) => ({ keys, label, run: () => undefined });

describe('shortcuts', () => {
  it('are single letters, and nothing with a modifier', () => {
    const keyboard = createKeyboard();
    keyboard.register({ name: 'List', shortcuts: [shortcut('j'), shortcut('J')] });
    expect(keyboard.press(stroke('j'))?.keys).toBe('j');
    expect(keyboard.press(stroke('J'))?.keys).toBe('J');
    for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }])
      expect(keyboard.press(stroke('j', held))).toBeNull();
  });

  it('may be two keys, one soon after the other', () => {
    let now = 0;
    const keyboard = createKeyboard(() => now);
    keyboard.register({ name: 'Everywhere', shortcuts: [shortcut('g h'), shortcut('h')] });
    expect([keyboard.press(stroke('g')), keyboard.press(stroke('h'))?.keys]).toEqual([null, 'g h']);
    keyboard.press(stroke('g'));
    now = 5000;
    expect(keyboard.press(stroke('h'))?.keys).toBe('h');
  });

  it("of a page come before the frame's, and go with it", () => {
    const keyboard = createKeyboard();
    keyboard.register({ name: 'Everywhere', shortcuts: [shortcut('z', 'frame')] });
    const leave = keyboard.register({ name: 'Page', shortcuts: [shortcut('z', 'page')] });
    expect(keyboard.press(stroke('z'))?.label).toBe('page');
    leave();
    expect(keyboard.press(stroke('z'))?.label).toBe('frame');
    expect(keyboard.groups().map(({ name }) => name)).toEqual(['Everywhere']);
  });

  it('are said to screen readers in the form of ARIA', () => {
    expect([ariaKeys('j'), ariaKeys('J'), ariaKeys('Enter'), ariaKeys('g h')]).toEqual([
      'j',
      'Shift+J',
      'Enter',
      undefined,
    ]);
  });
});
