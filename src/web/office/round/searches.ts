/** What the address bar holds of a round: the section that is open, and the figure beside it. */
export interface RoundSearch {
  readonly section?: string;
  readonly figure?: string;
}

export function roundSearch(given: Readonly<Record<string, unknown>>): RoundSearch {
  const { section, figure } = given;
  return { ...(typeof section === 'string' && section !== '' && { section }), ...(typeof figure === 'string' && figure !== '' && { figure }) };
}
