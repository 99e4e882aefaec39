import { type HeadingBlock, type HeadingLevel, heading } from '#domain/report/document.ts';
import { numberHeadings } from '#domain/report/numbering.ts';

interface Titled {
  readonly title: string;
  readonly level: number;
}

const LEVELS: readonly HeadingLevel[] = [1, 2, 3, 4];

function blockFor({ title, level }: Titled): HeadingBlock {
  const known = LEVELS.find((each) => each === level) ?? 4;
  return heading(known, title, title === '' ? '' : undefined);
}

/** The number of each chapter (结构层次序数) as it is printed: 一、 （一）; none for an opening without a title. */
export function headingNumbers(chapters: readonly Titled[]): readonly string[] {
  return numberHeadings(chapters.map(blockFor)).map((block) => (block.block === 'heading' ? block.number : ''));
}
