/** Words that say something of what stands before or after them, or that end such a reach. */
export type Cue =
  | {
      readonly kind: 'negated' | 'speculative';
      readonly reach: 'forward' | 'backward';
      readonly pattern: RegExp;
    }
  | { readonly kind: 'pseudo' | 'stop'; readonly pattern: RegExp };

/** Whole words, in any case; a space stands for any white space, a hyphen for a space too. */
const words = (...phrases: readonly string[]): RegExp => {
  const list = phrases.map((phrase) => phrase.replaceAll(' ', '[\\s-]+')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${list})(?![\\p{L}\\p{N}])`, 'giu');
};

/**
 * From the lists of NegEx and ConText (github.com/chapmanbe/negex, BSD-style licence: phrases chosen, none copied
 * wholesale), with those of abstracts added ("was not associated with", "failed to").
 */
export const cues: readonly Cue[] = [
  {
    kind: 'pseudo',
    pattern: words(
      'not only',
      'not just',
      'not merely',
      'not necessarily',
      'no (?:significant )?(?:increase|decrease|change|difference)s?(?: in| of| between)?',
      'no further',
      'not certain (?:if|whether)',
      'gram negative',
      'without difficulty',
      'not (?:yet )?(?:known|clear|understood)',
      'may \\d{1,4}',
    ),
  },
  {
    kind: 'negated',
    reach: 'forward',
    pattern: words(
      'no',
      'not',
      'without',
      'lack of',
      'lacks?',
      'lacked',
      'lacking',
      'absence of',
      'absent',
      'neither',
      'nor',
      'never',
      'none of',
      'no (?:clear |convincing )?(?:evidence|signs?|indication|history|symptoms) (?:of|for|that)',
      'den(?:y|ies|ied)',
      'rule[sd] out',
      'ruling out',
      'exclud(?:e|es|ed|ing)',
      'fail(?:s|ed)? to (?:show|reveal|detect|demonstrate|find)',
      'negative for',
      'free of',
      'instead of',
      'rather than',
      'cannot',
      "(?:did|does|do|was|were|is|are|has|have|had|could)n['’]t",
      'not (?:associated|correlated) with',
    ),
  },
  {
    kind: 'negated',
    reach: 'backward',
    pattern: words(
      '(?:was|were|is|are|has been|have been) (?:ruled out|excluded|absent|negative)',
      '(?:was|were|is|are) not (?:detected|observed|found|seen|present|detectable|expressed|affected|involved)',
      'not (?:detected|observed|found|seen|present)',
      'unlikely',
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
      'possible',
      'possibly',
      'probable',
      'probably',
      'potential',
      'potentially',
      'putative',
      'presumed',
      'presumably',
      'suspected?',
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
      'concern for',
      'cannot (?:rule out|exclude)',
      'rule out',
    ),
  },
  {
    kind: 'speculative',
    reach: 'backward',
    pattern: words(
      '(?:is|are|was|were) (?:suspected|possible|probable|likely|suggested|presumed)',
      '(?:cannot|could not|can not) be (?:ruled out|excluded)',
      'remains? (?:unclear|to be (?:determined|confirmed|shown))',
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
    ),
  },
  { kind: 'stop', pattern: /[;:]/gu },
];
