/** What of a section is looked at: its words to write, to read and comment on, or its drafts. */
const SECTION_VIEWS = ['write', 'read', 'versions'] as const;
export type SectionView = (typeof SECTION_VIEWS)[number];

/** What the address bar holds of a round: the section that is open and what of it, or the desk where its last day is moved; and the figure beside it. */
export interface RoundSearch {
  readonly section?: string;
  readonly view?: SectionView;
  readonly moving?: true;
  readonly figure?: string;
}

export function roundSearch({ section, view, moving, figure }: Readonly<Record<string, unknown>>): RoundSearch {
  const shown = SECTION_VIEWS.find((each) => each === view);
  return { ...(typeof section === 'string' && section !== '' && { section }), ...(shown && { view: shown }), ...((moving === true || moving === 'true') && { moving: true as const }), ...(typeof figure === 'string' && figure !== '' && { figure }) };
}
