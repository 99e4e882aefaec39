const LENGTH = 16;

/** A receipt number as typed, in its own form: capitals in groups of four. */
export function receiptForm(typed: string): string {
  const signs = signsOf(typed);
  return (signs.match(/.{1,4}/g) ?? []).join('-');
}

function signsOf(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}

/** How many signs were typed, when they are not the sixteen of a receipt number. */
export function wrongLength(typed: string): number | undefined {
  const { length } = signsOf(typed);
  return length === LENGTH ? undefined : length;
}
