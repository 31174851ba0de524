import { append } from '../../src/core/grouped.ts';

/** Milliseconds of several rounds. */
export interface Measured {
  readonly median: number;
  readonly least: number;
  readonly rounds: number;
}

export function summarise(times: readonly number[]): Measured {
  const sorted = [...times].sort((a, b) => a - b);
  const round = (ms: number | undefined) => Math.round((ms ?? Number.NaN) * 100) / 100;
  return {
    median: round(sorted[sorted.length >> 1]),
    least: round(sorted[0]),
    rounds: sorted.length,
  };
}

/**
 * Runs alternatives in turn, round by round, so that other load of the machine affects all of them alike. The first round
 * warms up and does not count. Each alternative returns the milliseconds of its parts.
 */
export async function interleave<Name extends string>(
  rounds: number,
  alternatives: Readonly<Record<Name, () => Promise<Readonly<Record<string, number>>>>>,
): Promise<Record<Name, Record<string, Measured>>> {
  const names = Object.keys(alternatives) as Name[];
  const times = new Map<Name, Map<string, number[]>>(names.map((name) => [name, new Map()]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const found = await alternatives[name]();
      if (round === 0) continue;
      for (const [what, ms] of Object.entries(found)) {
        const own = times.get(name);
        if (own) append(own, what, ms);
      }
    }
  }
  return Object.fromEntries(
    [...times].map(([name, own]) => [
      name,
      Object.fromEntries([...own].map(([what, list]) => [what, summarise(list)])),
    ]),
  ) as Record<Name, Record<string, Measured>>;
}
