import { byBlock, type LineBlock } from '../exchange/lines.ts';
import { type Feed, type Parsed, warn } from '../exchange/model.ts';
import { articleOf, articleOrRecord } from './article.ts';
import { statusInfo } from './status-info.ts';
import { undoMarkup } from './undo-markup.ts';

const TAG = /^([A-Z][A-Z0-9]{0,3}) *- (.*)$/s;

/** MEDLINE as PubMed exports it (nlm.nih.gov/bsd/mms/medlineelements.html): four characters, `- `, six spaces to go on. */
export function readNbib(name: string): Feed {
  let seen = new Set<string>();
  let isAfterBlank = false;
  let records = 0;
  return byBlock({
    // A blank line parts records, and stands within abstracts: what goes on behind one has no tag, or one that is new.
    begins: (line) => {
      const tag = TAG.exec(line)?.[1];
      const isNew = tag === 'PMID' || (isAfterBlank && tag !== undefined && seen.has(tag));
      if (isNew) seen = new Set();
      if (tag !== undefined) seen.add(tag);
      isAfterBlank = line.trim() === '';
      return isNew;
    },
    ends: () => false,
    parse: (block) => {
      records += 1;
      return parseRecord(block, records === 1 ? name : `${name}:${block.first}`);
    },
  });
}

function* parseRecord({ lines, first }: LineBlock, name: string): Generator<Parsed> {
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
  const get = (tag: string): string => undoMarkup(fields.get(tag)?.[0] ?? '');
  const parts = [
    { kind: 'title', text: get('TI') || get('BTI') || get('TT') },
    { kind: 'abstract', text: get('AB') || get('OAB') },
  ];
  const every = (...tags: readonly string[]) => tags.flatMap((tag) => fields.get(tag) ?? []);
  const doi = every('LID', 'AID').find((one) => one.endsWith('[doi]'));
  const info = {
    pmid: get('PMID'),
    pmcid: get('PMC'),
    doi: doi?.replace(/ ?\[doi\]$/, '') ?? '',
    journal: get('TA') || get('JT'),
    year: get('DP').slice(0, 4) || get('DEP').slice(0, 4),
    authors: [...(fields.get('AU') ?? fields.get('FAU') ?? []), ...every('CN')].join('; '),
    ...statusInfo({
      isRetracted: every('PT').includes('Retracted Publication'),
      links: Object.entries(LINKS).flatMap(([tag, kind]) =>
        every(tag).map((source) => ({ kind, pmid: /PMID: ?(\d+)/.exec(source)?.[1] ?? '' })),
      ),
    }),
  };
  const article = articleOf(get('PMID') || name, parts, info);
  const parsed = articleOrRecord(article, `line ${first}`, `record ${get('PMID')}`);
  const unread = (fields.get('OAB')?.length ?? 0) - (get('AB') === '' ? 1 : 0);
  if (unread > 0 && article.text !== '')
    yield warn(`line ${first}`, `record ${get('PMID')}: another abstract (OAB) is not read`);
  yield parsed;
}

/** Tags of MEDLINE that name another record. */
const LINKS = {
  EIN: 'ErratumIn',
  EFR: 'ErratumFor',
  RIN: 'RetractionIn',
  ROF: 'RetractionOf',
  ECI: 'ExpressionOfConcernIn',
  ECF: 'ExpressionOfConcernFor',
  CRI: 'CorrectedandRepublishedIn',
  CRF: 'CorrectedandRepublishedFrom',
} as const;
