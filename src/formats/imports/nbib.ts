import { type Block, byBlock } from '../exchange/lines.ts';
import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { articleOf } from './article.ts';

const TAG = /^([A-Z][A-Z0-9]{0,3}) *- (.*)$/s;

/** MEDLINE as PubMed exports it (nlm.nih.gov/bsd/mms/medlineelements.html): four characters, `- `, six spaces to go on. */
export const readNbib = (): Feed =>
  byBlock({
    begins: (line) => line.startsWith('PMID-'),
    ends: (line) => line.trim() === '',
    parse: parseRecord,
  });

function* parseRecord({ lines, first }: Block): Generator<Parsed> {
  const fields = new Map<string, string[]>();
  let open: string[] | undefined;
  for (const [index, line] of lines.entries()) {
    const [, tag, value] = TAG.exec(line) ?? [];
    if (tag !== undefined && value !== undefined) {
      open = fields.get(tag) ?? [];
      fields.set(tag, open);
      open.push(value.trim());
    } else if (/^\s{2,}\S/.test(line) && open) open.push(`${open.pop()} ${line.trim()}`);
    else if (line.trim() !== '')
      yield warn(`line ${first + index}`, `is no field: ${line.slice(0, 60)}`);
  }
  const get = (tag: string): string => fields.get(tag)?.[0] ?? '';
  const parts = [
    { kind: 'title', text: get('TI') || get('BTI') },
    { kind: 'abstract', text: get('AB') },
  ];
  if (parts.every(({ text }) => text === '')) {
    yield warn(`line ${first}`, `record ${get('PMID')} has no title and no abstract: left out`);
    return;
  }
  const doi = [...(fields.get('AID') ?? []), ...(fields.get('LID') ?? [])].find((one) =>
    one.endsWith('[doi]'),
  );
  const info = {
    doi: doi?.replace(/ ?\[doi\]$/, '') ?? '',
    journal: get('TA'),
    year: get('DP').slice(0, 4),
  };
  yield { document: articleOf(get('PMID'), parts, info) };
}
