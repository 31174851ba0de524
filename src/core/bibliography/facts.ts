import type { TextDocument } from '../document/model.ts';
import { titleOf } from '../document/title.ts';
import { type Identifiers, identifiersIn } from './identifiers.ts';

/** What a list shows of a document as a publication. */
export interface Facts extends Identifiers {
  /** Title that the document or its file has; empty: there is none. */
  readonly title: string;
  /** What it is called where it has no title: its first line, shortened. Empty: it has no text. */
  readonly line: string;
  /** The first ones, with a semicolon between. */
  readonly authors?: string;
  /** How many there are. */
  readonly authorCount?: number;
  readonly year?: number;
  readonly journal?: string;
  /** The file it came in. */
  readonly from?: string;
  readonly notices?: readonly Notice[];
  readonly related?: readonly Related[];
  /** Version of the record in PubMed, where it is not the first. */
  readonly recordVersion?: number;
}

/** What became of a publication since. */
export type Notice = (typeof NOTICES)[number];

export const NOTICES = ['retracted', 'corrected', 'concern'] as const;

/** A record that this one names, in the words of PubMed (`ErratumIn`, `ErratumFor`, ...). */
export interface Related {
  readonly kind: string;
  readonly pmid: string;
}

/** Authors that are listed. */
const LISTED_AUTHORS = 6;

export function factsOf(document: TextDocument): Facts {
  const { imported, text } = document;
  const info = imported?.info ?? {};
  const title = document.title.trim() || titleIn(document);
  const authors = (info.authors ?? '').split('; ').filter(Boolean);
  const year = Number(/\d{4}/.exec(info.year ?? '')?.[0] ?? 0);
  const notices = noticesOf(title, info.notice ?? '');
  const related = (info.related ?? '').split('; ').flatMap((one): Related[] => {
    const [kind = '', pmid = ''] = one.split(' ');
    return pmid === '' ? [] : [{ kind, pmid }];
  });
  const version = Number(info.version ?? 1);
  return {
    title,
    line: titleOf({ title: '', text }),
    ...identifiersIn(info),
    ...(authors.length > 0 && {
      authors: authors.slice(0, LISTED_AUTHORS).join('; '),
      authorCount: authors.length,
    }),
    ...(year > 0 && { year }),
    ...(info.journal && { journal: info.journal }),
    ...(imported && imported.from !== '' && { from: imported.from }),
    ...(notices.length > 0 && { notices }),
    ...(related.length > 0 && { related }),
    ...(version > 1 && { recordVersion: version }),
  };
}

/** The part of a record's text that is its title; empty where no part is. */
export function titleIn({ imported, text }: TextDocument): string {
  const [first] = imported?.sections ?? [];
  return first?.kind === 'title' && first.start === 0 ? text.slice(0, first.end).trim() : '';
}

/** Journals mark what was retracted in the title, too: `RETRACTED: ...`, `[Retracted] ...`. */
function noticesOf(title: string, notice: string): readonly Notice[] {
  const isMarked = /^\[?\s*retracted(?: article| publication)?\s*[:\]]/i.test(title);
  const said = notice.split('; ');
  return NOTICES.filter((one) => said.includes(one) || (one === 'retracted' && isMarked));
}
