/** Words that say something of what stands before or after them, or that end such a reach. */
export type Cue =
  | {
      readonly kind: 'negated' | 'speculative';
      readonly reach: 'forward' | 'backward';
      /** The cue stands before a noun ("no", "lack of"), so the next verb is not its own. */
      readonly isNoun?: true;
      readonly pattern: RegExp;
    }
  | { readonly kind: 'pseudo' | 'stop'; readonly pattern: RegExp };

/**
 * Whole words, in any case, the longest phrase first; a space stands for any white space, a hyphen for a space too. A soft hyphen
 * ends no word: the "no" of "ade\u00adno\u00adcarcinoma" is none.
 */
const words = (...phrases: readonly string[]): RegExp => {
  const longestFirst = phrases.toSorted((a, b) => b.length - a.length);
  const list = longestFirst.map((phrase) => phrase.replaceAll(' ', '[\\s-]+')).join('|');
  return new RegExp(
    `(?<![\\p{L}\\p{N}\\p{M}\\p{Cf}])(?:${list})(?![\\p{L}\\p{N}\\p{M}\\p{Cf}])`,
    'giu',
  );
};

/** "not reliably exclude", "do not, however, exclude". */
const ADVERB = '(?:,? (?:\\w+ly|however),?)?';
const NOT =
  "(?:cannot|(?:could|can|did|do|does|would) not|(?:could|can|did|do|does|would)n['’]t|can['’]t|fail(?:s|ed)? to)";

/** What was looked for and not found, or did not come to be. */
const FOUND =
  '(?:amplified|demonstrated|detectable|detected|evident|expressed|given|identified|induced|noted|observed|found|present|recorded|reported|seen|visuali[sz]ed)';

/**
 * From the lists of NegEx and ConText (github.com/chapmanbe/negex, BSD-style licence) and from the patterns of NegBio
 * (Peng et al. 2018, PMC5961822; github.com/ncbi-nlp/NegBio): phrases chosen, none copied wholesale, with those of
 * abstracts added ("was not associated with", "failed to").
 */
export const cues: readonly Cue[] = [
  {
    kind: 'pseudo',
    pattern: words(
      'not only',
      'not just',
      'not merely',
      'not necessarily',
      'not (?:all|every|everyone|always)',
      'not (?:without|negative|absent|uncommon|unusual|infrequent)',
      'no (?:significant |suspicious |interval |definite )*(?:increase|decrease|change|difference)s?(?: in| of| between)?',
      'no (?:further|other|more than|longer than|less than|fewer than|doubt)',
      'not (?:more|less|fewer) than',
      'nos?\\.\\s?\\d+',
      'not certain (?:if|whether)',
      'gram negative',
      'without (?:difficulty|effect|delay|interruption|regard to)',
      '(?:is |are )?not (?:yet |well |fully )?(?:known|clear|understood)(?: how| why)?',
      'whether or not',
      'may \\d{1,4}',
    ),
  },
  {
    kind: 'negated',
    reach: 'forward',
    isNoun: true,
    pattern: words(
      'no',
      'without',
      'lack of',
      'lacks?',
      'lacked',
      'lacking',
      'absence of',
      'absent',
      'none',
      'no (?:clear |convincing |definite )?(?:evidence|signs?|indication|history|symptoms) (?:of|for|that)',
      '(?:tested )?negative for',
      'free (?:of|from)',
      'deficient (?:in|for)',
      'instead of',
      'rather than',
    ),
  },
  {
    kind: 'negated',
    reach: 'forward',
    pattern: words(
      'not',
      'neither',
      'nor',
      'never',
      'den(?:y|ies|ied)',
      'rule[sd] out',
      'ruling out',
      'exclud(?:e|es|ing|ed(?!\\s*[.,;)]|\\s*$))',
      'fail(?:s|ed)? to',
      'cannot',
      "(?:did|does|do|was|were|is|are|has|have|had|could)n['’]t",
      'not (?:associated|correlated) with',
      'unrelated to',
      `no (?:significant )?(?:association|correlation|interaction|link|relation|relationship)s? (?:(?:was|were|is|are) )?${FOUND} (?:between|with|of)`,
      'not (?:because of|due to|caused by)',
    ),
  },
  {
    kind: 'negated',
    reach: 'backward',
    pattern: words(
      '(?:was|were|is|are|has been|have been) (?:ruled out|excluded|absent|negative(?! for))',
      `(?:(?:is|are|was|were|be|been|could|can|did|has|have) )*(?:not|never|cannot) (?:be |been )?${FOUND}`,
      `(?:was|were|is|are|could)n['’]t (?:be |been )?${FOUND}`,
      '(?:did not|does not|never) (?:occur|appear|recur)(?:red|ed)?',
      '(?:(?:has|have|had) )?(?:now )?(?:resolved|cleared|disappeared)',
      'excluded(?=\\s*[.,;)]|\\s*$)',
      'unlikely',
    ),
  },
  {
    kind: 'speculative',
    reach: 'forward',
    isNoun: true,
    pattern: words(
      'possible',
      'probable',
      'potential',
      'putative',
      'presumed',
      'presumptive',
      'suspected?',
    ),
  },
  {
    kind: 'speculative',
    reach: 'forward',
    pattern: words(
      'may',
      'might',
      'could',
      'can (?:possibly|potentially)',
      'possibly',
      'probably',
      'potentially',
      'presumably',
      '(?:is|are|was|were) (?:believed|likely|presumed|suspected|thought) to',
      'suspicion of',
      'suspicious for',
      'suggestive of',
      'suggest(?:s|ed|ing)?(?: that)?',
      'appears? to',
      'seems? to',
      'perhaps',
      'likely',
      'hypothes[ie][sz]\\w*(?: that)?',
      'whether',
      'query',
      'question of',
      'concern for',
      '(?:concerning|worrisome) for',
      'evaluate for',
      'insufficient evidence (?:that|of|for|to)',
      `${NOT}${ADVERB} (?:rule out|exclude)`,
      '(?:to )?rule out',
    ),
  },
  {
    kind: 'speculative',
    reach: 'backward',
    pattern: words(
      '(?:is|are|was|were) (?:suspected|possible|probable|likely|suggested|presumed)',
      `(?:cannot|could not|can not|couldn['’]t|can['’]t) be${ADVERB} (?:ruled out|excluded)`,
      `(?:was|were|is|are|has|have|had)(?: not|n['’]t)(?: been)?${ADVERB} (?:ruled out|excluded)`,
      'remains? (?:unclear|controversial|to be (?:determined|confirmed|shown))',
    ),
  },
  {
    kind: 'stop',
    pattern: words(
      'but',
      'however',
      'nevertheless',
      'yet',
      'though',
      'although',
      'whereas',
      'while',
      'except',
      'apart from',
      'aside from',
      'because',
      'since',
      'due to',
      'caused by',
      'secondary to',
      'which',
      'who',
      'in favou?r of',
    ),
  },
  { kind: 'stop', pattern: /[;:]/gu },
];
