/** The font Symbol from 0x41 on (Adobe, "Symbol encoding"): its letters stand where Latin ones do. */
const LETTERS = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼';
const FROM_LETTERS = 0x41;

/** Its signs from 0xA1 on; a space where it has none that stands alone. */
const SIGNS = 'ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…    ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑';
const FROM_SIGNS = 0xa1;

const OTHERS: ReadonlyMap<number, string> = new Map([
  [0x22, '∀'],
  [0x24, '∃'],
  [0x27, '∋'],
  [0x2a, '∗'],
  [0x2d, '−'],
  [0x40, '≅'],
]);

/** Word writes letters of such fonts at U+F000 and above. */
const PRIVATE = 0xf000;

/**
 * The letter that a code of the font Symbol stands for.
 *
 * @param code of the font, or that of Word's private use
 * @returns undefined where it is no letter
 */
export function symbolLetter(code: number): string | undefined {
  const own = code >= PRIVATE ? code - PRIVATE : code;
  const letter =
    OTHERS.get(own) ??
    (own < FROM_LETTERS && own >= 0x20
      ? String.fromCharCode(own)
      : (LETTERS[own - FROM_LETTERS] ?? SIGNS[own - FROM_SIGNS]));
  return letter === ' ' && own !== 0x20 ? undefined : letter;
}
