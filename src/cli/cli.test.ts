import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMBEDDED_PACKS, PACKAGED_PACK } from '../core/pack/embedded.ts';
import { column, writePdf } from '../formats/pdf/testing/write-pdf.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'bin/biogloss.mjs');
const embedded = join(root, `public/${PACKAGED_PACK}`);
const sentence = 'Aspirin inhibits COX-2. ';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biogloss-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface CommandRun {
  readonly code: number;
  readonly results: readonly Record<string, unknown>[];
  readonly out: string;
  readonly err: string;
}

/** Runs the program. Unless a pack is named, reading uses the one that changes least often. */
function biogloss(argv: readonly string[], stdin = ''): Promise<CommandRun> {
  const isReading = ['annotate', 'evaluate'].includes(argv[0] ?? '') && !argv.includes('--pack');
  return run(isReading ? [...argv, '--pack', embedded] : argv, stdin);
}

function run(argv: readonly string[], stdin = ''): Promise<CommandRun> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [bin, ...argv], { cwd: root }, (error, out, err) => {
      const isJson = out.startsWith('{');
      const results = isJson
        ? out
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [];
      resolve({ code: Number(error?.code ?? 0), results, out, err });
    });
    child.stdin?.end(stdin);
  });
}

const file = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

describe('biogloss annotate', () => {
  it('reads with the most accurate of the packs beside it where none is named', async () => {
    const { code, out } = await run(['annotate', '--to', 'bioc-xml'], sentence);
    expect(code).toBe(0);
    expect(out).toContain(`<infon key="annotator">${EMBEDDED_PACKS[0].id}@`);
  });

  it('reads a text from standard input and names what it finds', async () => {
    const run = await biogloss(['annotate'], sentence);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.results).toHaveLength(1);
    const [result] = run.results;
    expect(result).toMatchObject({ id: 'standard input', read: { pieces: 9, of: 9 } });
    expect(result?.entities).toContainEqual({
      id: 'T1',
      start: 0,
      end: 7,
      text: 'Aspirin',
      type: 'Chemical',
      score: expect.any(Number),
      group: expect.any(String),
      concepts: expect.arrayContaining([
        { id: 'MESH:D001241', name: 'Aspirin', score: expect.any(Number) },
      ]),
    });
    expect(result?.relations).toContainEqual({
      head: 'T1',
      tail: 'T2',
      type: 'INHIBITOR',
      schema: 'drugprot',
      directed: true,
      score: expect.any(Number),
      novel: expect.any(Boolean),
    });
  });

  it('leaves out author lines, affiliations and references, says where they are, and reads them when asked', async () => {
    const article = [
      'Aspirin in stroke',
      'Hodgkin T1, Addison AB2',
      '1 Department of Neurology, Gout Hospital, Oslo, Norway',
      'Aspirin prevents stroke.',
      'References',
      '1. Crohn BB. Aspirin and gout. Lancet 2018; 391: 1122-33.',
    ].join('\n');
    const [some, all] = await Promise.all([
      biogloss(['annotate', '--lexicon', 'none'], article),
      biogloss(['annotate', '--lexicon', 'none', '--everything'], article),
    ]);
    const where = article.indexOf('References');
    expect(some.results[0]?.leftOut).toEqual([
      { kind: 'authors', start: 18, end: 41 },
      { kind: 'affiliations', start: 42, end: 96 },
      { kind: 'references', start: where, end: article.length },
    ]);
    const found = (run: CommandRun) =>
      run.results[0]?.entities as readonly { text: string; end: number }[];
    expect(found(some).map(({ text }) => text)).toEqual(expect.arrayContaining(['stroke']));
    expect(found(some).filter(({ end }) => end > where)).toEqual([]);
    expect(all.results[0]).not.toHaveProperty('leftOut');
    expect(found(all).filter(({ end }) => end > where)).not.toEqual([]);
  });

  it('recognises JSON Lines, reports bad lines with their place and goes on', async () => {
    const lines = ['{"id": 7, "text": "Gefitinib targets EGFR."}', '', '{"id": 8}', 'nonsense'];
    const run = await biogloss(['annotate'], `${lines.join('\n')}\n{"id":"x","text":""}`);
    expect(run.code).toBe(1);
    expect(run.results.map(({ id }) => id)).toEqual([7, 'x']);
    expect(run.err).toMatch(/^standard input:3: text: /m);
    expect(run.err).toMatch(/^standard input:4: is not JSON/m);
  });

  it('counts offsets in code points on request', async () => {
    const text = `😀 ${sentence}`;
    const path = await file('emoji.jsonl.gz', gzipSync(JSON.stringify({ id: 'e', text })));
    const aspirin = {
      id: 'T1',
      text: 'Aspirin',
      type: 'Chemical',
      score: expect.any(Number),
      group: expect.any(String),
    };
    const utf16 = await biogloss(['annotate', '--lexicon', 'none', path]);
    expect(utf16.results[0]?.entities).toContainEqual({ ...aspirin, start: 3, end: 10 });
    const points = await biogloss([
      'annotate',
      '--lexicon',
      'none',
      '--offsets',
      'codepoints',
      path,
    ]);
    expect(points.results[0]?.entities).toContainEqual({ ...aspirin, start: 2, end: 9 });
  });

  it('links with your own names first, or not at all', async () => {
    const own = await file('own.tsv', 'MINE:1\tmy aspirin\taspirin\nMINE:2\n');
    const [mine, none] = await Promise.all([
      biogloss(['annotate', '--vocabulary', own], sentence),
      biogloss(['annotate', '--lexicon', 'none'], sentence),
    ]);
    expect(mine.err).toContain('own.tsv:2: needs an identifier and a name');
    expect(mine.results[0]).toMatchObject({
      entities: expect.arrayContaining([
        expect.objectContaining({
          text: 'Aspirin',
          concepts: expect.arrayContaining([{ id: 'MINE:1', name: 'my aspirin', score: 1 }]),
        }),
      ]),
    });
    expect(none.results[0]).not.toHaveProperty('entities.0.concepts');
  });

  it('finds your own names in the text, by the type that you give them, unless they are to be linked alone', async () => {
    const own = await file('own.obo', '[Term]\nid: MINE:7\nname: zorkase deficiency\n');
    const plain = ['annotate', '--vocabulary', own];
    const text = 'The Zorkase-deficiency was not seen.';
    const [mine, typeless, off, wrong] = await Promise.all([
      biogloss([...plain, '--vocabulary-type', 'disease'], text),
      biogloss(plain, text),
      biogloss([...plain, '--vocabulary-type', 'Disease', '--vocabulary-links-only'], text),
      biogloss([...plain, '--vocabulary-type', 'Gadget'], text),
    ]);
    expect(mine.results[0]?.entities).toEqual([
      {
        ...{ id: 'T1', start: 4, end: 22, text: 'Zorkase-deficiency', type: 'Disease' },
        ...{ score: 1, group: expect.any(String), by: { vocabulary: 'own.obo' }, negated: true },
        concepts: [{ id: 'MINE:7', name: 'zorkase deficiency', score: 1 }],
      },
    ]);
    for (const { results } of [typeless, off]) {
      expect(results[0]?.entities).not.toContainEqual(
        expect.objectContaining({ by: expect.anything() }),
      );
    }
    expect(wrong.err).toContain('--vocabulary-type must be one of Gene');
  }, 180_000);

  it('names a drug that the model misses by the dictionary, unless it is to read without', async () => {
    const missed = 'A dose of secukinumab was missed on the third day.';
    const plain = ['annotate', '--lexicon', 'none'];
    const [both, alone] = await Promise.all([
      biogloss(plain, missed),
      biogloss([...plain, '--dictionary', 'none'], missed),
    ]);
    expect(both.results[0]?.entities).toEqual([
      {
        ...{ id: 'T1', start: 10, end: 21, text: 'secukinumab', type: 'Chemical' },
        ...{ score: 0.75, group: expect.any(String), by: 'dictionary' },
      },
    ]);
    expect(alone.results[0]?.entities).toEqual([]);
  });

  it('leaves with 3 when the dictionary is none', async () => {
    const bad = await file('dictionary.bin', 'no dictionary at all');
    const run = await biogloss(['annotate', '--dictionary', bad], sentence);
    expect(run).toMatchObject({ code: 3, out: '' });
    expect(run.err).toContain('is no gazetteer');
  });

  it('leaves with 3 when the lexicon is none', async () => {
    const bad = await file('lexicon.bin', 'no lexicon at all');
    const run = await biogloss(['annotate', '--lexicon', bad], sentence);
    expect(run).toMatchObject({ code: 3, out: '' });
    expect(run.err).toContain('is no lexicon');
  });

  it('reports files that are missing or no text, and reads the others', async () => {
    const binary = await file('picture.png', Uint8Array.of(0x89, 0x50, 0, 1));
    const latin = await file('latin1.txt', Uint8Array.of(0x63, 0x61, 0x66, 0xe9));
    const good = await file('good.txt', sentence);
    const run = await biogloss(['annotate', join(folder, 'none.txt'), binary, latin, good]);
    expect(run.code).toBe(1);
    expect(run.results.map(({ id }) => id)).toEqual([good]);
    expect(run.err).toContain('none.txt: no such file');
    expect(run.err).toContain('picture.png: is not text');
    expect(run.err).toContain('latin1.txt: is not text in UTF-8');
  });

  it('follows the guideline of a corpus and refuses one the pack does not know', async () => {
    const known = await biogloss(['annotate', '--heads', 'ncbi_disease'], 'Aspirin for gout.');
    expect(known.results[0]?.entities).toMatchObject([{ type: 'Disease', text: 'gout' }]);
    const unknown = await biogloss(['annotate', '--heads', 'nobody'], sentence);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain("no heads 'nobody'");
  });

  it('ends quietly when the reader of a pipe goes away', async () => {
    const many = Array.from({ length: 40 }, (_, id) => JSON.stringify({ id, text: sentence }));
    const path = await file('many.jsonl', many.join('\n'));
    const child = spawn(process.execPath, [bin, 'annotate', path], { cwd: root });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('biogloss convert', () => {
  const pubtator =
    '1|t|Aspirin α\n1|a|inhibits COX-2.\n1\t0\t7\tAspirin\tChemical\tMESH:D001241\n1\t19\t24\tCOX-2\tGene\t5743\n1\tINHIBITOR\tMESH:D001241\t5743\n\n';

  it('tells the format by the content and says what is lost', async () => {
    const run = await biogloss(
      ['convert', '--to', 'brat', '--out', join(folder, 'brat')],
      pubtator,
    );
    expect(run).toMatchObject({ code: 0, out: '' });
    expect(run.err).toContain('brat: sections: not kept, first 1');
    expect(await readFile(join(folder, 'brat/1.txt'), 'utf8')).toBe('Aspirin α\ninhibits COX-2.');
    const back = await biogloss(['convert', '--to', 'json-lines', join(folder, 'brat/1.ann')]);
    expect(back.err).toBe('');
    expect(back.results[0]!.document).toMatchObject({
      text: 'Aspirin α\ninhibits COX-2.',
      mentions: [
        { text: 'Aspirin', concepts: ['MESH:D001241'] },
        { text: 'COX-2', concepts: ['NCBIGene:5743'] },
      ],
      relations: [{ type: 'INHIBITOR', arguments: [{ mention: 'T1' }, { mention: 'T2' }] }],
    });
  });

  it('reads the rest after a bad record, reports its line and leaves with 1', async () => {
    const path = await file('bad.pubtator', `${pubtator}2|t|Bad\nnonsense\n\n${pubtator}`);
    const run = await biogloss(['convert', '--to', 'text', path]);
    expect(run.code).toBe(1);
    expect(run.err).toContain('bad.pubtator: line 8: belongs to nonsense, not to 2');
    expect(run.out).toBe('Aspirin α\ninhibits COX-2.\n\nBad\n\nAspirin α\ninhibits COX-2.');
  });

  it('writes one file for many documents to standard output', async () => {
    const path = await file('two.jsonl', '{"id":1,"text":"One."}\n{"id":2,"text":"Two."}\n');
    const run = await biogloss(['convert', '--to', 'bioc-xml', path]);
    expect(run.code).toBe(0);
    expect(run.out.match(/<id>.<\/id>/g)).toEqual(['<id>1</id>', '<id>2</id>']);
    expect(run.out).toMatch(/<collection>[\s\S]*<\/collection>\n$/);
  });
});

describe('biogloss convert, with files as they are', () => {
  const record = (id: number, abstract: string) =>
    `PMID- ${id}\nTI  - Title ${id}.\nAB  - ${abstract}\n\n`;
  const ids = ({ out }: CommandRun) =>
    [...out.matchAll(/Title (\d+)/g)].map(([, id]) => Number(id));

  it('reads hundreds of files with few of them open', async () => {
    const paths = await Promise.all(
      Array.from({ length: 600 }, (_, index) => file(`n${index}.txt`, `Note ${index} on gout.`)),
    );
    // The first run translates and caches the program's modules. Modules whose translation it could not write in time are
    // translated in the second run by a process of its own, which needs some dozens of open files.
    await biogloss(['convert', '--to', 'json-lines', paths[0] ?? '']);
    const command = `ulimit -n 200; exec ${process.execPath} ${bin} convert --to json-lines "$@"`;
    const run = await new Promise<{ out: string; err: string }>((resolve) => {
      execFile('bash', ['-c', command, 'bash', ...paths], { cwd: root }, (_, out, err) =>
        resolve({ out, err }),
      );
    });
    expect(run.err).toBe('');
    expect(run.out.trimEnd().split('\n')).toHaveLength(600);
  });

  it('reads the records around a byte that is no text, and names the one that holds it', async () => {
    const bytes = Buffer.concat([
      Buffer.from(
        record(1, 'x'.repeat(65_000)) + record(2, 'y'.repeat(4300)) + record(3, 'caf').trim(),
      ),
      Buffer.from([0xe9]),
      Buffer.from(` au lait.\n\n${record(4, 'Last.')}`),
    ]);
    const run = await biogloss(['convert', '--to', 'text', await file('e9.nbib', bytes)]);
    expect([run.code, ids(run)]).toEqual([1, [1, 2, 4]]);
    expect(run.out).toContain('y'.repeat(4300));
    expect(run.err).toContain('line 11: is not text in UTF-8: the byte 0xE9 on line 11');
    expect(run.err).toContain('3: left out');
  });

  it('says that a file ends within a letter', async () => {
    const cut = Buffer.concat([
      Buffer.from(`${record(1, 'a')}PMID- 2\nTI  - Title 2 caf`),
      Buffer.from([0xc3]),
    ]);
    const run = await biogloss(['convert', '--to', 'text', await file('cut.nbib', cut)]);
    expect([run.code, ids(run)]).toEqual([1, [1]]);
    expect(run.err).toContain('ends within a letter');
  });

  it('unpacks what is packed, whatever it is called', async () => {
    const packed = gzipSync(record(1, 'a'));
    for (const name of ['O.NBIB.GZ', 'o.nbib', 'o']) {
      const run = await biogloss(['convert', '--to', 'text', await file(name, packed)]);
      expect([run.code, ids(run)]).toEqual([0, [1]]);
    }
  });

  it('drops a byte order mark before JSON Lines, and reads UTF-16', async () => {
    const line = '\ufeff{"id":"1","text":"Gout."}\n';
    expect((await biogloss(['convert', '--to', 'text'], line)).out).toBe('Gout.');
    const utf16 = Buffer.from(`\ufeff${record(1, 'α')}`, 'utf16le');
    const run = await biogloss(['convert', '--to', 'text', await file('u.nbib', utf16)]);
    expect(run).toMatchObject({ code: 0, out: 'Title 1.\nα' });
  });

  it('knows a format that comes slowly', async () => {
    const child = spawn(process.execPath, [bin, 'convert', '--to', 'text'], { cwd: root });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
    });
    const source = record(1, 'a');
    for (const part of [source.slice(0, 3), source.slice(3, 9), source.slice(9)]) {
      child.stdin.write(part);
      await new Promise((resolve) => setImmediate(resolve));
    }
    child.stdin.end();
    await new Promise((resolve) => child.on('close', resolve));
    expect(out).toBe('Title 1.\na');
  });

  it('refuses JSON and markup of other kinds by name', async () => {
    const json = await file('bern.json', '{"text":"Gout","annotations":[{"mention":"Gout"}]}');
    const page = await file('page.txt', '<?xml version="1.0"?><TEI><text>Gout</text></TEI>');
    const run = await biogloss(['convert', '--to', 'text', json, page]);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toContain('bern.json: is JSON of a kind that is not read');
    expect(run.err).toContain('page.txt: is markup of a kind that is not read (<TEI>)');
  });

  it('calls a document after its file, and refuses a text beside it that is no text', async () => {
    await file('123.txt', 'Gout hurts.');
    const ann = await file('123.ann', '\ufeffT1\tDisease 0 4\tGout\n');
    const out = join(folder, 'again');
    expect(await biogloss(['convert', '--to', 'brat', '--out', out, ann])).toMatchObject({
      code: 0,
    });
    expect(await readFile(join(out, '123.ann'), 'utf8')).toBe('T1\tDisease 0 4\tGout\n');
    await file('124.txt', Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x0a));
    const latin = await file('124.ann', 'T1\tX 0 4\tcaf\u00e9\n');
    const run = await biogloss(['convert', '--to', 'json-lines', latin]);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toContain('124.txt: is not text in UTF-8: the byte 0xE9 on line 1');
  });

  it('says what cannot be written, writes the rest and leaves with 4', async () => {
    const source = record(1, 'a') + record(2, 'b');
    const notFolder = await file('taken', '');
    const argv = ['convert', '--to', 'bioc-xml'];
    const refused = await biogloss([...argv, '--out', notFolder], source);
    expect(refused).toMatchObject({ code: 4, err: `biogloss: ${notFolder}: is no folder\n` });
    const out = join(folder, 'half');
    await mkdir(join(out, '1.bioc.xml'), { recursive: true });
    const half = await biogloss([...argv, '--out', out], source);
    expect(half.code).toBe(4);
    expect(half.err).toMatch(/1\.bioc\.xml: cannot be written: EISDIR/);
    expect(await readFile(join(out, '2.bioc.xml'), 'utf8')).toContain('Title 2.');
  });

  it.skipIf(!existsSync('/dev/full'))('says that a disk is full', async () => {
    const command = `echo Gout. | ${process.execPath} ${bin} convert --to text > /dev/full`;
    const run = await new Promise((resolve) => {
      execFile('bash', ['-c', command], { cwd: root }, (error, _, err) =>
        resolve({ code: error?.code, err }),
      );
    });
    expect(run).toEqual({ code: 4, err: 'standard output: cannot be written: no space is left\n' });
  });
});

describe('biogloss convert with PDF', () => {
  it('writes the text of a PDF, and says which file has none', async () => {
    const path = join(folder, 'article.pdf');
    await writeFile(path, writePdf([column(['Aspirin inhib-', 'its COX-2.'], { x: 60, y: 700 })]));
    const scanned = join(folder, 'scanned.pdf');
    await writeFile(scanned, writePdf([[]]));
    const run = await biogloss(['convert', '--from', 'pdf', '--to', 'text', path, scanned]);
    expect(run).toMatchObject({ code: 1, out: 'Aspirin inhibits COX-2.' });
    expect(run.err).toContain(`${scanned}: is a PDF without text, only pictures of it\n`);
    const json = await biogloss(['convert', '--to', 'json-lines', path]);
    expect(json.results).toMatchObject([{ document: { id: 'article', info: { pages: '1' } } }]);
  });

  it('writes a file a document into a folder', async () => {
    const path = await file('two.txt', '1|t|One.\n1|a|\n\n2|t|Two.\n2|a|\n');
    const out = join(folder, 'many');
    const argv = ['convert', '--from', 'pubtator', '--to', 'rdf', '--out', out];
    expect(await biogloss([...argv, path])).toMatchObject({ code: 0, out: '' });
    expect(await readFile(join(out, '2.nq'), 'utf8')).toContain('"Two."');
  });
});

describe('biogloss annotate with formats', () => {
  it('reads PubTator and writes BioC with what the model found, and who it is', async () => {
    const source = '7|t|Aspirin inhibits COX-2.\n7|a|It does not cause asthma.\n\n';
    const run = await biogloss(['annotate', '--from', 'pubtator', '--to', 'bioc-xml'], source);
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/<infon key="annotator">biogloss-mini@/);
    expect(run.out).toContain('<text>It does not cause asthma.</text>');
    expect(run.out).toContain('<infon key="negated">true</infon>');
    const json = await biogloss(['annotate'], source);
    expect(json.results[0]).toMatchObject({ id: '7' });
    expect(json.results[0]!.entities).toContainEqual(
      expect.objectContaining({ text: 'asthma', negated: true }),
    );
  });

  it('keeps what the input says of its text, with its source, beside what it finds', async () => {
    const source = [
      '7|t|Aspirin inhibits COX-2.',
      '7|a|',
      '7\t8\t16\tinhibits\tTrigger\tGO:1',
      '7\t0\t7\tAspirin\tChemical\tMESH:D001241',
      '7\tInhibition\tMESH:D001241\tGO:1',
      '',
    ].join('\n');
    const run = await biogloss(['annotate', '--from', 'pubtator', '--to', 'json-lines'], source);
    const { document } = run.results[0] as { document: Record<'mentions' | 'relations', object[]> };
    expect(document.mentions).toContainEqual(
      expect.objectContaining({ text: 'inhibits', concepts: ['GO:1'], by: 'input' }),
    );
    const aspirin = document.mentions.filter((one) => 'text' in one && one.text === 'Aspirin');
    expect(aspirin).toEqual([expect.objectContaining({ concepts: ['MESH:D001241'], by: 'input' })]);
    expect(document.mentions).toContainEqual(
      expect.objectContaining({ text: 'COX-2', by: expect.stringContaining('mini@') }),
    );
    expect(document.relations[0]).toMatchObject({ type: 'Inhibition', by: 'input' });
    const json = await biogloss(['annotate', '--from', 'pubtator'], source);
    expect(json.err).toContain('2 mentions and 1 relation of the input are not in this output');
  });
});

describe('biogloss ask', () => {
  it('answers with a stretch of the text', async () => {
    const run = await biogloss(['ask', '--question', 'What does aspirin inhibit?'], sentence);
    expect(run.code).toBe(0);
    const best = run.results[0]!.best as { start: number; end: number; text: string };
    expect(best.text).toContain('COX-2');
    expect(sentence.slice(best.start, best.end)).toBe(best.text);
  });
});

describe('biogloss evaluate', () => {
  const gold = {
    id: '1',
    text: `😀 ${sentence}`,
    entities: [
      { id: 'T1', start: 2, end: 9, type: 'Chemical', concept: ['MESH:D001241'] },
      { id: 'T2', start: 19, end: 24, type: 'Gene', concept: ['NCBIGene:5743'] },
    ],
    relations: [{ head: 'T1', tail: 'T2', type: 'INHIBITOR', level: 'mention' }],
  };

  it('scores entities strictly, by type and over all', async () => {
    const path = await file('gold.jsonl', `${JSON.stringify(gold)}\n{"id":"2"}\n`);
    const run = await biogloss(['evaluate', '--task', 'entities', '--corpus', path]);
    expect(run.code).toBe(1);
    expect(run.err).toContain('gold.jsonl:2: ');
    expect(run.results).toMatchObject([
      {
        task: 'entities',
        heads: 'any',
        documents: 1,
        perType: { Chemical: { correct: 1, gold: 1, recall: 100 } },
      },
    ]);
  });

  it('scores relations by the schema the corpus uses: between its entities, or those it finds', async () => {
    const path = await file('relations.jsonl', JSON.stringify(gold));
    const argv = ['evaluate', '--task', 'relations', '--corpus', path];
    const [given, found] = await Promise.all([
      biogloss([...argv, '--gold-mentions']),
      biogloss([...argv, '--heads', 'drugprot']),
    ]);
    expect(given.results).toMatchObject([
      { schema: 'drugprot', mentions: 'gold', pair: { gold: 1, correct: 1 } },
    ]);
    expect(found.results).toMatchObject([
      { schema: 'drugprot', mentions: 'found', heads: 'drugprot', pair: { gold: 1, correct: 1 } },
    ]);
  });

  it('takes a relation of a found entity that is not in the corpus for a wrong one', async () => {
    const [chemical, gene] = gold.entities;
    const moved = { ...gold, entities: [chemical, { ...gene, end: 23 }] };
    const path = await file('moved.jsonl', JSON.stringify(moved));
    const run = await biogloss(['evaluate', '--task', 'relations', '--corpus', path]);
    expect(run.results).toMatchObject([{ mentions: 'found', pair: { gold: 1, correct: 0 } }]);
  });

  it('scores how mentions are linked: those of the corpus, or those it finds', async () => {
    const path = await file('links.jsonl', JSON.stringify(gold));
    const argv = ['evaluate', '--task', 'linking', '--corpus', path];
    const [given, found] = await Promise.all([
      biogloss([...argv, '--gold-mentions']),
      biogloss(argv),
    ]);
    expect(given.results).toMatchObject([
      {
        mentions: 'gold',
        perType: { Chemical: { mentions: 1, accuracy: { at1: 100, at5: 100 } } },
      },
    ]);
    expect(found.results).toMatchObject([
      { mentions: 'found', perType: { Chemical: { spans: { correct: 1, gold: 1 } } } },
    ]);
  });

  it('counts wrong links of a type in every document, in whatever order they come', async () => {
    const entity = (text: string, name: string, type: string, concept: string) => {
      const start = text.indexOf(name);
      return { id: name, start, end: start + name.length, type, concept: [concept] };
    };
    const one = 'Patients with gout and asthma were treated with aspirin.';
    const two = 'Colchicine eased gout.';
    const documents = [
      {
        id: '1',
        text: one,
        entities: [entity(one, 'aspirin', 'Chemical', 'MESH:D001241')],
        relations: [],
      },
      {
        id: '2',
        text: two,
        entities: [entity(two, 'gout', 'Disease', 'MESH:D006073')],
        relations: [],
      },
    ].map((document) => JSON.stringify(document));
    const [forward, backward] = await Promise.all(
      [documents, documents.toReversed()].map(async (lines, index) => {
        const path = await file(`order-${index}.jsonl`, lines.join('\n'));
        const run = await biogloss(['evaluate', '--task', 'linking', '--corpus', path]);
        const [{ perType }] = run.results as [
          { perType: Record<string, { spans: { predicted: number } }> },
        ];
        return perType;
      }),
    );
    expect(forward).toEqual(backward);
    expect(forward?.Disease?.spans.predicted).toBe(3);
  });

  it('scores answers and says that a file is empty', async () => {
    const question = { id: 'q', question: 'What is inhibited?', context: sentence };
    const path = await file(
      'qa.jsonl',
      JSON.stringify({ ...question, answers: [{ text: 'COX-2' }] }),
    );
    const run = await biogloss(['evaluate', '--task', 'answers', '--corpus', path]);
    expect(run.results).toMatchObject([{ forced: { questions: 1, exact: expect.any(Number) } }]);
    const empty = await file('empty.jsonl', '\n');
    expect(await biogloss(['evaluate', '--task', 'answers', '--corpus', empty])).toMatchObject({
      code: 1,
      results: [],
    });
  });
});

describe('biogloss', () => {
  it('prints its help and its version', async () => {
    expect(await biogloss(['--help'])).toMatchObject({ code: 0, err: '' });
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect((await biogloss(['--version'])).out.trim()).toBe(version);
  });

  it('says what is wrong with a command line and leaves with 2', async () => {
    const run = await biogloss(['translate']);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toBe("biogloss: There is no command 'translate'. See 'biogloss --help'.\n");
  });

  it('leaves with 3 when there is no pack, or a damaged one', async () => {
    const missing = await biogloss(['annotate', '--pack', join(folder, 'nothing')], sentence);
    expect(missing.code).toBe(3);
    expect(missing.err).toContain('no model pack');
    const damaged = join(folder, 'damaged');
    await cp(embedded, damaged, { recursive: true });
    const weights = await readFile(join(damaged, 'encoder.weights.bin'));
    weights[1000]! ^= 1;
    await writeFile(join(damaged, 'encoder.weights.bin'), weights);
    const run = await biogloss(['annotate', '--pack', damaged], sentence);
    expect(run).toMatchObject({ code: 3, out: '' });
    expect(run.err).toContain('encoder.weights.bin');
  });
});
