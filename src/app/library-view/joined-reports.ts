import type { Warning } from '../../formats/exchange/model.ts';
import type { AddReport } from '../../runtime/library-store/add-report.ts';

/** A report with problems only, for files that could not be read before adding. */
export const problemReport = (problems: readonly Warning[]): AddReport => ({
  ...{ added: 0, known: 0, updated: 0, empty: 0, files: 0, passedOver: 0, sameCount: 0 },
  ...{ pdfs: [], same: [], withdrawn: [], problems, problemCount: problems.length },
});

/** The report of two calls, as if one call had added everything. */
export function joinedReports(a: AddReport, b: AddReport): AddReport {
  const sum = (name: (typeof COUNTS)[number]) => a[name] + b[name];
  const [first, ended] = [a.first ?? b.first, b.ended ?? a.ended];
  return {
    ...{ added: sum('added'), known: sum('known'), updated: sum('updated'), empty: sum('empty') },
    ...{ files: sum('files'), passedOver: sum('passedOver') },
    ...{ problemCount: sum('problemCount'), sameCount: sum('sameCount') },
    // Indexes refer to the files of one call, and mean nothing in a joined report.
    pdfs: [],
    problems: [...a.problems, ...b.problems],
    same: [...a.same, ...b.same],
    withdrawn: [...new Set([...a.withdrawn, ...b.withdrawn])],
    ...(first !== undefined && { first }),
    ...(ended && { ended }),
  };
}

/** The same as `joinedReports`, for reports that may be undefined. */
export const joinedIfAny = (
  a: AddReport | undefined,
  b: AddReport | undefined,
): AddReport | undefined => (a && b ? joinedReports(a, b) : (a ?? b));

const COUNTS = [
  ...(['added', 'known', 'updated', 'empty', 'files', 'passedOver'] as const),
  ...(['problemCount', 'sameCount'] as const),
] as const;
