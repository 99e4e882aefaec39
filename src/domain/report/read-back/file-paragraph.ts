/** A run of text in a paragraph of a Word file; `control` is the content control it stands in, `figure` the fact its tag names. */
export interface FileRun {
  readonly text: string;
  readonly control?: boolean;
  readonly figure?: string;
}

/** What a paragraph is on the page, as far as its style and place tell. */
export type ParagraphPlace = 'heading' | 'body' | 'cell';

/** A paragraph of a Word file as it is read, whatever word processor wrote it. */
export interface FileParagraph {
  readonly place: ParagraphPlace;
  readonly runs: readonly FileRun[];
}

export const textOf = ({ runs }: Pick<FileParagraph, 'runs'>): string => runs.map(({ text }) => text).join('');

/** The least that is compared: one character of the words, or a whole content control. */
export interface Token {
  readonly text: string;
  readonly control: boolean;
  readonly figure?: string;
}

/** The words of a paragraph by character, its controls whole. */
export function tokensOf({ runs }: Pick<FileParagraph, 'runs'>): readonly Token[] {
  return runs.flatMap(({ text, control, figure }): readonly Token[] => {
    if (control === true || figure !== undefined) return [{ text, control: true, ...(figure !== undefined && { figure }) }];
    return [...text].map((character) => ({ text: character, control: false }));
  });
}
