/** A verb that tells what one thing does to another, as questions need it. */
export interface VerbForm {
  /** Infinitive, with its preposition: 'lead to'. */
  readonly base: string;
  readonly third: string;
  readonly past: string;
  /** Which of them stands in the text; 'past' is also the participle. */
  readonly form: 'base' | 'third' | 'past';
}

const REGULAR =
  'inhibit block suppress activate induce cause increase reduce decrease enhance improve prevent promote regulate ' +
  'phosphorylate encode mediate attenuate impair stimulate trigger lower delay express restore abolish accelerate ' +
  'upregulate downregulate target alleviate ameliorate eliminate protect-against contribute-to result-in interact-with';

const IRREGULAR: readonly (readonly [base: string, third: string, past: string])[] = [
  ['lead to', 'leads to', 'led to'],
  ['bind', 'binds', 'bound'],
  ['bind to', 'binds to', 'bound to'],
  ['control', 'controls', 'controlled'],
];

const regular = (given: string): readonly [string, string, string] => {
  const [verb = '', ...rest] = given.split('-');
  const with_ = (form: string) => [form, ...rest].join(' ');
  const past = verb.endsWith('e') ? `${verb}d` : `${verb}ed`;
  return [with_(verb), with_(`${verb}s`), with_(past)];
};

const BY_FORM: ReadonlyMap<string, VerbForm> = new Map(
  [...REGULAR.split(' ').map(regular), ...IRREGULAR].flatMap(([base, third, past]) =>
    (
      [
        ['base', base],
        ['third', third],
        ['past', past],
      ] as const
    ).map(([form, word]) => [word, { base, third, past, form }] as const),
  ),
);

/** The verb that a form belongs to. */
export const verbOf = (form: string): VerbForm | undefined => BY_FORM.get(form.toLowerCase());

/** Any form of any verb, as a source for a regular expression; the longest first. */
export const ANY_VERB = [...BY_FORM.keys()].sort((a, b) => b.length - a.length).join('|');
