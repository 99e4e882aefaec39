/**
 * The path of a spark line in a box; months without a value leave a gap. A level line stands in the middle.
 * `fromZero`: what happens in a month is drawn from nothing, so that a small change looks small; a level from its lowest.
 */
export function sparkPath(values: readonly (number | null)[], width: number, height: number, fromZero = false): string {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known, ...(fromZero ? [0] : [])), Math.max(...known)];
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const inner = height - 2;
  const y = (value: number): number => (high === low ? height / 2 : 1 + inner - ((value - low) / (high - low)) * inner);
  let pen = 'M';
  const parts: string[] = [];
  values.forEach((value, index) => {
    if (value !== null) parts.push(`${pen}${round(index * step)} ${round(y(value))}`);
    pen = value === null ? 'M' : 'L';
  });
  return parts.join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
