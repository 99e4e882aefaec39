/** A paragraph of a description (说明书段落), without markup. */
export interface Paragraph {
  readonly text: string;
  /** A heading between paragraphs (`技术领域`). */
  readonly heading?: true;
  /** Its number as printed, without brackets: `0001`. */
  readonly number?: string;
}

/** A description as a source wrote it. */
export interface Description {
  /** ISO 639-1: `zh`, `en`. */
  readonly language: string;
  readonly paragraphs: readonly Paragraph[];
}

/** UTF-16 units after which a passage ends with its paragraph. */
const PASSAGE_LENGTH = 8_000;

/** Paragraphs put together to passages (分段存放) of some thousand characters; none is cut. */
export function passagesOf(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const passages: Paragraph[][] = [];
  let length = Infinity;
  for (const paragraph of paragraphs) {
    if (length >= PASSAGE_LENGTH) {
      passages.push([]);
      length = 0;
    }
    passages.at(-1)?.push(paragraph);
    length += paragraph.text.length;
  }
  return passages;
}

/** UTF-16 units of all paragraphs. */
export function lengthOfDescription({ paragraphs }: Pick<Description, 'paragraphs'>): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
}

const HEADINGS: ReadonlySet<string> = new Set(['技术领域', '所属技术领域', '背景技术', '发明内容', '实用新型内容', '附图说明', '具体实施方式', '实施方式', '具体实施例', '实施例']);

/** Whether a paragraph is one of the headings that a description must have (专利法实施细则 第二十条), though not marked as one. */
export function isUsualHeading(text: string): boolean {
  return HEADINGS.has(text.trim());
}
