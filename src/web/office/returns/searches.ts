/** What the address bar holds of the monthly returns: the month, and the figure open beside a return. */
export interface ReturnsSearch {
  readonly month?: string;
}

export interface ReturnSearch {
  readonly figure?: string;
}

export function returnsSearch({ month }: Readonly<Record<string, unknown>>): ReturnsSearch {
  return typeof month === 'string' && /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(month) ? { month } : {};
}

export function returnSearch({ figure }: Readonly<Record<string, unknown>>): ReturnSearch {
  return typeof figure === 'string' && figure !== '' ? { figure } : {};
}
