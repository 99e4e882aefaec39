/** One figure of a benchmark, with the bound it is held to, if any. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The most or the least it may be. */
  readonly bound?: { readonly most: number } | { readonly least: number };
}

/** What a benchmark found on one engine. */
export interface Findings {
  readonly on: string;
  readonly figures: readonly Figure[];
}

/** The value below which a part of the samples lies (分位数), nearest rank. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}

function isWithin({ value, bound }: Figure): boolean {
  if (!bound) return true;
  return 'most' in bound ? value <= bound.most : value >= bound.least;
}

function boundText({ bound }: Figure): string {
  if (!bound) return '';
  return 'most' in bound ? `≤ ${bound.most}` : `≥ ${bound.least}`;
}

function rounded(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** Prints findings as a table, or as one line of JSON that `bench/run.ts` reads. */
export function print(findings: readonly Findings[], asJson: boolean): void {
  if (asJson) return console.log(JSON.stringify(findings));
  for (const { on, figures } of findings) {
    console.log(`\n${on}`);
    for (const figure of figures) {
      const verdict = figure.bound ? `  ${boundText(figure)} ${isWithin(figure) ? 'kept' : 'MISSED'}` : '';
      console.log(`  ${rounded(figure.value).padStart(9)} ${figure.unit.padEnd(7)} ${figure.name}${verdict}`);
    }
  }
}
