import { describe, expect, it } from 'vitest';
import { formatNamed } from '../formats.ts';
import { readAll } from '../testing/read-all.ts';
import { writeBrat } from './write.ts';

const text = 'TNF-α 😀 is\nphosphorylated by IL-2.';
const read = (annotations: string) => readAll(formatNamed('brat')!, annotations, undefined, text);

describe('brat', () => {
  it('is read with events, attributes, references, notes and equals', () => {
    const { documents, warnings } = read(
      [
        'T1\tProtein 0 5\tTNF-α',
        'T2\tPhosphorylation 11 25\tphosphorylated',
        'T3\tProtein 29 33\tIL-2',
        'E1\tPhosphorylation:T2 Theme:T1',
        'R1\tBinds Arg1:T1 Arg2:T3',
        '*\tEquiv T1 T3',
        'A1\tNegation T1',
        'A2\tConfidence T3 high',
        'N1\tReference T1 NCBIGene:7124\tTNF',
        '#1\tAnnotatorNotes T3\tsure',
      ].join('\r\n'),
    );
    expect(warnings).toEqual([]);
    const [document] = documents;
    expect(document!.mentions).toMatchObject([
      { id: 'T1', negated: true, concepts: ['NCBIGene:7124'] },
      { id: 'T2', spans: [{ start: 12, end: 26 }] },
      { id: 'T3', info: { Confidence: 'high', note: 'sure' } },
    ]);
    expect(
      document!.relations.map(({ type, arguments: parts }) => [
        type,
        ...parts.map(({ role }) => role),
      ]),
    ).toEqual([
      ['Phosphorylation', 'Trigger', 'Theme'],
      ['Binds', 'Arg1', 'Arg2'],
      ['Equiv', 'Equiv', 'Equiv'],
    ]);
    expect(read(writeBrat(document!)).documents[0]!.relations).toHaveLength(3);
  });

  it('writes a mention across a line end in parts, and reads it as one', () => {
    const { documents } = read('T1\tX 8 10;11 25\tis phosphorylated');
    expect(documents[0]!.mentions[0]!.spans).toEqual([{ start: 9, end: 26 }]);
    expect(writeBrat(documents[0]!)).toBe('T1\tX 8 10;11 25\tis phosphorylated\n');
  });

  it('keeps both of two annotations of one id, and both of two notes', () => {
    const { documents, warnings } = read(
      'T1\tX 0 3\tTNF\nT1\tY 4 5\tα\n#1\tAnnotatorNotes T1\tone\n#2\tAnnotatorNotes T1\ttwo\n',
    );
    expect(documents[0]!.mentions).toMatchObject([
      { id: 'T1', type: 'X', info: { note: 'one', 'note-2': 'two' } },
      { id: 'T1-2', type: 'Y' },
    ]);
    expect(warnings).toMatchObject([{ reason: 'id T1 was used before, now T1-2' }]);
    const again = read(writeBrat(documents[0]!)).documents[0]!;
    expect(again.mentions[0]!.info).toEqual({ note: 'one', 'note-2': 'two' });
  });

  it('drops a byte order mark', () => {
    expect(read('\ufeffT1\tX 0 3\tTNF').documents[0]!.mentions).toMatchObject([{ id: 'T1' }]);
  });

  it('gives no id twice, whatever ids the relations have', () => {
    const pair = (role: string) => [
      { role, mention: 'T1' },
      { role: 'Arg2', mention: 'T2' },
    ];
    const relation = (id: string, role = 'Arg1') => ({
      id,
      type: 'x',
      arguments: pair(role),
      info: {},
    });
    const { documents } = read('T1\tX 0 3\tTNF\nT2\tX 4 5\tα');
    const relations = [
      relation('R1'),
      relation('E1'),
      relation('R100000'),
      relation('x'),
      relation('E2', 'Trigger'),
      relation('R2', 'Trigger'),
    ];
    const mentions = documents[0]!.mentions.map((one, index) => ({
      ...one,
      id: ['T100000', 'y'][index]!,
    }));
    const named = relations.map((one) => ({
      ...one,
      arguments: one.arguments.map((part, index) => ({ ...part, mention: mentions[index]!.id })),
    }));
    const lines = writeBrat({ ...documents[0]!, mentions, relations: named })
      .trim()
      .split('\n');
    const ids = lines.map((line) => line.slice(0, line.indexOf('\t')));
    expect(new Set(ids).size).toBe(8);
    expect(ids).toEqual(expect.arrayContaining(['T100000', 'R1', 'R100000', 'E2']));
  });

  it('reports what it does not know, and reads the rest', () => {
    const { documents, warnings } = read(
      'X1\twhat\nT1\tProtein 0\tTNF\nE1\tBinding:T7 Theme:E2\nT2\tProtein 0 5\tTNF-α\n',
    );
    expect(warnings.map(({ place }) => place)).toEqual(['line 1', 'line 2', 'line 3']);
    expect(documents[0]!.mentions).toHaveLength(1);
  });

  it('says that annotations without their text are none', () => {
    expect(readAll(formatNamed('brat')!, 'T1\tX 0 3\tTNF')).toMatchObject({
      documents: [],
      warnings: [{}],
    });
  });
});
