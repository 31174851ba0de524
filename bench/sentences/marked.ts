/** A sentence of our own whose entities are marked, and the kind that stands above it. */
export interface MarkedSentence {
  readonly kind: string;
  /** What follows the kind in its heading. */
  readonly about: string;
  readonly marked: string;
  readonly text: string;
  readonly mentions: readonly MarkedMention[];
}

export interface MarkedMention {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly name: string;
}

/** Sentences of a file, one on each line. A kind of sentence stands above them: '# increase + the one raises the other'. */
export function markedSentencesOf(file: string): readonly MarkedSentence[] {
  let kind = '';
  let about = '';
  return file.split('\n').flatMap((line) => {
    const heading = /^# (\w+) ?(.*)$/.exec(line);
    if (heading) [, kind = '', about = ''] = heading;
    return heading || line.trim() === ''
      ? []
      : [{ kind, about, marked: line, ...readMarked(line) }];
  });
}

/** Entities stand in braces behind their type: '{Chemical:Aspirin} caused {Disease:asthma}.' */
function readMarked(marked: string): Pick<MarkedSentence, 'text' | 'mentions'> {
  let text = '';
  let last = 0;
  const mentions = [...marked.matchAll(/\{(\w+):([^}]*)\}/g)].map((match, index) => {
    const [whole, type = '', name = ''] = match;
    text += marked.slice(last, match.index);
    last = match.index + whole.length;
    const start = text.length;
    text += name;
    return { id: `T${index}`, start, end: text.length, type, name };
  });
  return { text: text + marked.slice(last), mentions };
}
