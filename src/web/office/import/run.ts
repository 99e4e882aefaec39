import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { TEXTS, type TextKey } from '../../ui/texts.ts';

export type ImportRun = Reply<typeof ROUTES.getImport>;
export type ImportFile = ImportRun['files'][number];
export type FileMapping = NonNullable<ImportRun['mapping']>[number];
export type MappedColumn = FileMapping['columns'][number];

/** What a person chose for a column; empty for nothing. */
export interface Choice {
  readonly field: string;
  /** Of a statement: what the column is in time. */
  readonly role: string;
}

const WORKING: readonly string[] = ['reading', 'publishing'];

/** Whether the server is at work on it. */
export function isWorking(run: Pick<ImportRun, 'state'>): boolean {
  return WORKING.includes(run.state);
}

/** Whether it still waits for a person or for the server: it can be cancelled. */
export function isOpen(run: Pick<ImportRun, 'state'>): boolean {
  return isWorking(run) || run.state === 'mapping' || run.state === 'ready';
}

export function stateKey(state: string): TextKey | undefined {
  const key = `import.state.${state}`;
  return Object.hasOwn(TEXTS, key) ? (key as TextKey) : undefined;
}

export type Counts = Pick<ImportFile, 'read' | 'added' | 'updated' | 'duplicates' | 'refused'>;

/** The counts of all files together. */
export function totalOf(files: readonly Counts[]): Counts {
  const sum = (name: keyof Counts): number => files.reduce((total, file) => total + file[name], 0);
  return { read: sum('read'), added: sum('added'), updated: sum('updated'), duplicates: sum('duplicates'), refused: sum('refused') };
}

/** How sure the recognition of a column is: below 0.7 a person should look. */
export function certaintyOf(confidence: number): 'sure' | 'likely' | 'unsure' {
  if (confidence >= 0.9) return 'sure';
  return confidence >= 0.7 ? 'likely' : 'unsure';
}
