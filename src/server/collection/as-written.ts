import { proseVersions } from '#domain/report/collection/prose-versions.ts';
import type { SectionStep } from '#domain/report/collection/section-step.ts';
import { compose, type ComposedReport } from '#domain/report/compose.ts';
import type { OfficialDocument, WrittenSection } from '#domain/report/document.ts';
import type { ChapterProse } from '#domain/report/prose.ts';
import { reportSection } from '#catalog/governance/report-section.ts';
import type { Server } from '../context.ts';
import type { FileOrigin } from '../documents/docx-origin.ts';
import { readingOf } from '../report/reading.ts';
import { printedReport } from '../report/rendering.ts';
import { findCase } from '../store/cases.ts';
import type { StoredCase } from '../store/file-row.ts';
import { type Collection, collectedGenre } from './round.ts';

/** What a file says of the merged report that it was written from. */
export interface WrittenFrom {
  readonly origin?: FileOrigin;
  readonly sections?: readonly WrittenSection[];
  /** When it was written; asked where it does not name the drafts. */
  readonly writtenAt?: string;
}

/** The merged report as a file was written from it (成文时的合稿): its sections' text then, and the document with today's figures. */
export interface AsWritten {
  readonly prose: ChapterProse;
  readonly report: ComposedReport;
  readonly document: OfficialDocument;
  /** Sections that the file has and the round has no more. */
  readonly gone: readonly StoredCase[];
}

/** The merged report as it was when a file was written from it. */
export async function asWritten(server: Server, collection: Collection, from: WrittenFrom): Promise<AsWritten> {
  const { round, sections } = collection;
  const gone = await goneSections(server, collection, from.sections ?? []);
  const prose = Object.fromEntries([...sections, ...gone].map((section) => [String(section.view.values['chapter']), proseThen(section, from)]));
  const reading = await readingOf(server, collection.asked);
  const report = await compose(collectedGenre(server, collection, prose), reading.request, reading.on);
  const signedOn = from.origin?.signedOn ?? (await server.setting()).today();
  return { prose, report, gone, document: printedReport(reading, { report, journalHead: from.origin?.journalHead ?? '' }, { signedOn, round: round.view.id }) };
}

/** A section's text as a file was written from it. */
function proseThen({ view }: StoredCase, from: Pick<WrittenFrom, 'sections' | 'writtenAt'>): string {
  const isThen = wasThen(view.id, from);
  const versions = proseVersions(view.steps);
  return (versions.findLast(({ step }) => isThen(step)) ?? versions[0])?.prose ?? '';
}

/** Which steps of a section a file has in it: up to the version that it names, else up to when it was written, else all. */
export function wasThen(section: string, { sections = [], writtenAt }: Pick<WrittenFrom, 'sections' | 'writtenAt'>): (step: Pick<SectionStep, 'seq' | 'at'>) => boolean {
  const version = sections.find(({ id }) => id === section)?.version;
  if (version !== undefined) return ({ seq }) => seq <= version;
  return ({ at }) => writtenAt === undefined || at <= writtenAt;
}

/** Sections that were annulled since, so that what was edited in them is told and not lost. */
async function goneSections(server: Server, { round, sections }: Collection, named: readonly WrittenSection[]): Promise<readonly StoredCase[]> {
  const standing = new Set(sections.map(({ view }) => view.id));
  const missing = named.filter(({ id }) => !standing.has(id));
  const found = await Promise.all(missing.map(({ id }) => findCase(server.database.kysely, server, id)));
  const isOfRound = ({ view: { type, values } }: StoredCase): boolean => type === reportSection.id && (values['round'] as { id?: string } | undefined)?.id === round.view.id;
  return found.filter((each) => each !== undefined).filter(isOfRound);
}
