import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { readDocx } from './read-docx.ts';

const RELS =
  '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const STYLES =
  '<w:styles><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>';

const wordFile = (body: string, parts: Record<string, string> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '_rels/.rels': RELS,
        'word/styles.xml': STYLES,
        'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`,
        ...parts,
      }).map(([path, content]) => [path, strToU8(content)]),
    ),
  );

async function read(body: string, parts?: Record<string, string>) {
  const result = await readDocx(wordFile(body, parts), 'file');
  expect(result.ok).toBe(true);
  const parsed = result.ok ? result.value : [];
  return {
    documents: parsed.flatMap((one) => ('document' in one ? [one.document] : [])),
    reasons: parsed.flatMap((one) => ('warning' in one ? [one.warning.reason] : [])),
  };
}
const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const raised = (text: string) => run(text, '<w:vertAlign w:val="superscript"/>');
const p = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;

describe('a document of Word', () => {
  it.each([
    [
      'runs',
      p(run('tumour necr'), run('osis', '<w:b/>'), run(' &amp; IL-6')),
      'tumour necrosis & IL-6',
    ],
    [
      'tabs and breaks',
      p('<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>'),
      'a b c',
    ],
    [
      'hyphens',
      p(
        '<w:r><w:t>IL</w:t><w:noBreakHyphen/><w:t>6 cy</w:t><w:softHyphen/><w:t>tokine</w:t></w:r>',
      ),
      'IL-6 cytokine',
    ],
    [
      'citations',
      p(run('BARD1'), raised('12'), raised(','), raised('13'), run(' and Ca'), raised('2+')),
      'BARD1 and Ca2+',
    ],
    [
      'Symbol',
      p(
        run('TNF-'),
        '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
        run('b', '<w:rFonts w:ascii="Symbol"/>'),
      ),
      'TNF-αβ',
    ],
    [
      'links and fields',
      p(
        '<w:hyperlink>',
        run('TP53'),
        '</w:hyperlink><w:r><w:instrText>ADDIN X</w:instrText></w:r>',
      ),
      'TP53',
    ],
    ['insertions', p('<w:ins>', run('TP53'), '</w:ins>'), 'TP53'],
    [
      'tables',
      `<w:tbl><w:tr><w:tc>${p(run('TNF'))}</w:tc><w:tc><w:p/></w:tc><w:tc>${p(run('up'))}</w:tc></w:tr><w:tr><w:tc>${p(run('IL-6'))}</w:tc></w:tr></w:tbl>`,
      'TNF\t\tup\nIL-6',
    ],
    [
      'tables whose cells hold paragraphs',
      `<w:tbl><w:tr><w:tc>${p(run('TNF'))}</w:tc><w:tc>${p(run('It rose.'))}${p(run('It fell.'))}</w:tc></w:tr></w:tbl>`,
      'TNF\nIt rose.\nIt fell.',
    ],
    [
      'text boxes',
      p(
        run('a'),
        `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p(run('box'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(run('box'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      'a\nbox',
    ],
    ['formulas', p('<m:oMath><m:r><m:t>p&lt;0.05</m:t></m:r></m:oMath>'), 'p<0.05'],
    [
      'content controls',
      `<w:sdt><w:sdtPr/><w:sdtContent>${p(run('TNF'))}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(run('Contents'))}</w:sdtContent></w:sdt>`,
      'TNF',
    ],
  ])('is read with %s', async (_, body, text) => {
    const { documents, reasons } = await read(body);
    expect(documents[0]?.text).toBe(text);
    expect(reasons).toEqual([]);
  });

  it('has the headings of the highest level as sections, and the title that it gives', async () => {
    const heading = (text: string, style: string) =>
      `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
    const { documents } = await read(
      p(run('Gout')) +
        heading('Methods', 'berschrift1') +
        p(run('We did.')) +
        heading('Results', 'berschrift1') +
        p(run('It fell.')),
      {
        'docProps/core.xml': '<cp:coreProperties><dc:title>On gout</dc:title></cp:coreProperties>',
      },
    );
    const [{ text, sections, info } = { text: '', sections: [], info: {} }] = documents;
    expect(sections.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['body', 'Gout'],
      ['Methods', 'Methods'],
      ['Methods', 'We did.'],
      ['Results', 'Results'],
      ['Results', 'It fell.'],
    ]);
    expect(info).toEqual({ title: 'On gout' });
  });

  it('is called as its own line in the style of titles, before what the file says of itself', async () => {
    const { documents } = await read(
      p(run('Draft 3')) +
        `<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr>${run('Gout and uric acid')}</w:p>`,
      {
        'word/styles.xml':
          '<w:styles><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>',
        'docProps/core.xml':
          '<cp:coreProperties><dc:title>Template of the journal</dc:title></cp:coreProperties>',
      },
    );
    expect(documents.map(({ info }) => info.title)).toEqual(['Gout and uric acid']);
  });

  it('says what is not read', async () => {
    const { documents, reasons } = await read(
      p(
        run('Gout'),
        `<w:del>${run('')}<w:r><w:delText>ache</w:delText></w:r></w:del>`,
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="3"/></w:r>',
        run('secret', '<w:vanish/>'),
        '<w:r><w:drawing/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>',
      ),
    );
    expect(documents[0]?.text).toBe('Gout');
    expect(reasons).toEqual([
      '1 tracked deletion not read',
      '2 footnotes not read',
      '1 hidden passage not read',
      '1 picture or object not read',
      '1 sign of the font Wingdings not read',
    ]);
  });
});

test.each([
  [zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'is an Excel file; save its sheet as CSV'],
  [
    zipSync({ 'content.xml': strToU8('<x/>') }),
    'is an OpenDocument file; save it as Word (.docx) or PDF',
  ],
  [
    zipSync({ 'a.txt': strToU8('x') }),
    'is an archive; unpack it, and open the files that it holds',
  ],
  [wordFile('<w:p>').slice(0, 200), 'is no archive, or is damaged'],
  [wordFile('<w:p>'), 'is a Word file that is damaged'],
  [strToU8('PK\u0003\u0004 and more'), 'is no archive, or is damaged'],
])('what is none is refused by name: %#', async (bytes, reason) => {
  expect(await readDocx(bytes, 'file')).toEqual({ ok: false, error: reason });
});
