/** Keys as WebDriver writes them. */
const KEYS: Readonly<Record<string, string>> = {
  Control: '\uE009',
  Shift: '\uE008',
  Alt: '\uE00A',
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F2: '\uE032',
};

type KeyAction = { readonly type: 'keyDown' | 'keyUp'; readonly value: string };

/** The actions of a key such as `Control+a`: down in that order, up in the other. */
export function keyActions(key: string): KeyAction[] {
  const values = key.split('+').map((part) => {
    const value = KEYS[part] ?? part;
    if (Array.from(value).length !== 1) throw new Error(`Unknown key ${part}`);
    return value;
  });
  return [
    ...values.map((value): KeyAction => ({ type: 'keyDown', value })),
    ...values.toReversed().map((value): KeyAction => ({ type: 'keyUp', value })),
  ];
}
