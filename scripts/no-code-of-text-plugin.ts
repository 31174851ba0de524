import type { Plugin } from 'vite';

/**
 * What the extension's policy forbids is not in its scripts either: code of a text, modules from an address that is computed,
 * markup of a text. The libraries have such calls behind tests that fail under the policy; here they throw as they would there,
 * so the shops' linters find none of them.
 */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/\b(?:new\s+)?Function\(/gu, '(()=>{throw new EvalError("No code is made of a text here.")})('],
  [
    /\bimport\((?=\s*(?:\/\*[^*]*\*\/\s*)*[^"'`\s/])/gu,
    '(async()=>{throw new TypeError("No module is fetched from a computed address here.")})(',
  ],
  [/\.innerHTML=(?!=)/gu, '.textContent='],
];

export const noCodeOfText = (): Plugin => ({
  name: 'biogloss-no-code-of-text',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      for (const [call, instead] of FORBIDDEN) file.code = file.code.replace(call, instead);
    }
  },
});
