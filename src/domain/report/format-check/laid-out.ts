/** A Word file as it is laid out, free of XML: what a check of its format (公文格式核查) looks at. Lengths as named. */
export interface LaidOutDocument {
  readonly sections: readonly LaidOutSection[];
  readonly paragraphs: readonly LaidOutParagraph[];
  /** Odd and even pages differ. */
  readonly twoSided: boolean;
}

export interface LaidOutSection {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly marginMm: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** The grid of lines and characters; what it does not fix is absent. */
  readonly grid: { readonly linePitchPt?: number; readonly charSpacePt?: number };
  /** The first page has its own footer. */
  readonly firstPageDiffers: boolean;
  readonly footers: { readonly odd?: LaidOutParagraph; readonly even?: LaidOutParagraph };
}

export type Alignment = 'left' | 'center' | 'right' | 'both';

export interface LaidOutParagraph {
  /** Counted from 1, blank ones included; those of tables too. */
  readonly number: number;
  readonly text: string;
  readonly styleName: string;
  readonly inTable: boolean;
  readonly alignment: Alignment;
  /** First line, left and right, in points. */
  readonly indentPt: { readonly first: number; readonly left: number; readonly right: number };
  /** Fixed line height; absent where the height follows the grid or the letters. */
  readonly exactLinePt?: number;
  readonly spaceBeforePt: number;
  readonly startsPage: boolean;
  /** Numbered or bulleted by the word processor, which then places its first line. */
  readonly isListItem: boolean;
  readonly runs: readonly LaidOutRun[];
  /** A rule along its lower edge; colour as RRGGBB. */
  readonly ruleBelow?: { readonly colour: string };
  /** A drawing stands in it, for instance a line. */
  readonly hasDrawing: boolean;
  /** A field that counts pages stands in it. */
  readonly hasPageNumber: boolean;
}

export interface LaidOutRun {
  readonly text: string;
  /** The face of its Chinese characters. */
  readonly font?: string;
  readonly pt: number;
  readonly colour?: string;
  /** How much further the letters stand apart, in points. */
  readonly spacingPt: number;
}
