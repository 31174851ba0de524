import type { NamedSentence } from './parallel-clauses.ts';

/** Names of things by what they do to the name before them: 'EGFR inhibitor'. */
const AGENT =
  /^(?:[- ]|\s(?:receptor|kinase|channel|enzyme|protein)\s)(?:inhibitor|blocker|antagonist|agonist|activator|suppressor)(?<isMany>s)?\b/iu;
/** What is done to the name before them: 'EGFR inhibition'. */
const ACTION = /^[- ](?:inhibition|blockade|antagonism|agonism)\b/iu;
const VERB =
  /\s(?:is|are|was|were|has|have|had|does|did|can|could|may|might|should|will|would)\s|(?<![\p{L}-])\p{L}{3,}ed\s|\s(?:increases|reduces|decreases|lowers|raises|causes|inhibits|prevents|improves|kills|induces|blocks)\s/iu;
const JOINED = /^\s(?:and|or|plus|versus|vs\.?)\s$|^\s(?:therapy|treatment|use),\s/iu;
const SEPARATE =
  /[,;]\s(?:and|but|while|whereas)\s$|\b(?:added to|combined with|compared (?:with|to)|and|plus|versus|vs\.?|than)\s$/iu;
/** What stands before the name of a target where another drug follows: 'given with the', 'compared with a new'. */
const BESIDE =
  /\b(?:with|and|or|than|versus|vs\.?|plus|to|but|while|whereas)\s(?:(?:a|an|the|another)\s)?(?:[\w-]+\s)?$/iu;
/** 'Metformin reduced growth, and mTOR inhibition was seen' */
const IS_SEEN = /\b(?:seen|observed|found|detected|confirmed|shown|noted|evident|achieved)\b/iu;

/**
 * Whether a sentence says of a chemical and a target that the target is another one's: in 'the EGFR inhibitor gefitinib was
 * combined with metformin' EGFR is gefitinib's, in 'CDK4 inhibition was added to letrozole' it is not letrozole's.
 *
 * @param chemical place of the chemical among the sentence's names
 * @param target place of the gene
 */
export function isOthersTarget(
  { names, behind }: NamedSentence,
  chemical: number,
  target: number,
): boolean {
  const after = behind[target] ?? '';
  const agent = AGENT.exec(after);
  const noun = agent ?? ACTION.exec(after);
  if (!noun) return false;
  const rest = after.slice(noun[0].length);
  const between = wordsBetween(behind, Math.min(chemical, target), Math.max(chemical, target));
  const behindNoun = between.slice(noun[0].length);
  // 'the EGFR inhibitor gefitinib': whose target it is stands behind it.
  const isOwned =
    agent?.groups?.isMany === undefined &&
    names[target + 1]?.type === names[chemical]?.type &&
    /^,?\s$|^\s\($/u.test(rest);
  if (chemical < target) {
    if (agent) return isOwned && BESIDE.test(between);
    return (
      /[,;]\s(?:and|but|while|whereas)\s$/iu.test(between) && VERB.test(rest) && !IS_SEEN.test(rest)
    );
  }
  if (JOINED.test(behindNoun)) return true;
  if (agent) return isOwned && chemical > target + 1 && VERB.test(withoutBrackets(behindNoun));
  return SEPARATE.test(behindNoun) && VERB.test(behindNoun);
}

const withoutBrackets = (words: string): string => words.replace(/\([^)]*\)?/gu, '');

/** What is written between two names; a mark stands for each name between them. */
const wordsBetween = (behind: readonly string[], from: number, to: number): string =>
  behind.slice(from, to).join('X');
