import { unknownMarks } from '#domain/report/prose.ts';
import type { ReturnedFigure, ReturnedParagraph } from '#domain/report/read-back/read-back.ts';
import type { ReturnedSection } from '#domain/report/read-back/returned-sections.ts';
import { unsourcedNumbers } from '#domain/report/unsourced.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { type ReturnedDraft, returnedDraft } from '../collection/returned-draft.ts';
import type { Operation, Server } from '../context.ts';
import { oneDocument } from '../documents/whole-upload.ts';
import type { StoredCase } from '../store/file-row.ts';
import { WRITING } from './round.ts';
import { caseRow, type Showing } from './case-row.ts';
import { showingFor } from './showing.ts';

type Returned = Reply<typeof ROUTES.returnedRound>;

/** What an edited file of the merged report says of each section (回稿). The file is looked at and not kept; nothing is taken over here. */
export const returnedRound: Operation<typeof ROUTES.returnedRound> = async (server, { params, uploads, actor }) => {
  const file = await oneDocument(uploads());
  const draft = await returnedDraft(server, actor, params.id, file);
  const showing = await showingFor(server, actor);
  const sections = draft.sections.filter(({ changed, paragraphs, figures }) => changed || paragraphs.length > 0 || figures.length > 0);
  return {
    file: file.name,
    sections: sections.map((section) => sectionOf(server, showing, draft, section)), untouched: draft.sections.length - sections.length, refound: draft.refound,
    elsewhere: { paragraphs: draft.elsewhere.paragraphs.map(paragraphOf), figures: draft.elsewhere.figures.map((figure) => figureOf(draft, figure)) },
  };
};

function sectionOf({ catalog }: Server, showing: Showing, draft: ReturnedDraft, { chapter, prose, changed, paragraphs, figures }: ReturnedSection): Returned['sections'][number] {
  const { collection, writtenAt } = draft;
  const stored = collection.sections.find(({ view }) => view.values['chapter'] === chapter);
  if (!stored) throw new Error(`the round has no section "${chapter}"`);
  const since = writtenSince(showing, stored, writtenAt);
  return {
    case: caseRow(showing, stored.view), prose, changed, paragraphs: paragraphs.map(paragraphOf),
    figures: figures.map((figure) => figureOf(draft, figure)),
    unknown: [...unknownMarks(collection.declared, prose, catalog)], unsourced: unsourcedNumbers(prose).map(({ text }) => text),
    ...(since && { since }),
  };
}

/** A figure with what it reads now, where that is no longer what the file was written with. */
function figureOf({ file }: ReturnedDraft, { id, old, new: now }: ReturnedFigure): Returned['elsewhere']['figures'][number] {
  const current = file.figures.find((each) => each.id === id)?.current;
  return { id, old, new: now, ...(current !== undefined && { current }) };
}

/** Who wrote in the section after the file had been written: taking the file over would undo that. */
function writtenSince({ organisation }: Showing, { view }: StoredCase, writtenAt: string | undefined): Returned['sections'][number]['since'] {
  const last = writtenAt === undefined ? undefined : view.steps.findLast(({ action, at, input }) => WRITING.includes(action) && input['prose'] !== undefined && at > writtenAt);
  return last && { name: organisation.findPerson(last.actor)?.name ?? last.actor, on: last.on };
}

function paragraphOf({ state, moved, words, before, after }: ReturnedParagraph): Returned['elsewhere']['paragraphs'][number] {
  return { state, ...(moved && { moved }), words: [...words], before: before?.text ?? null, after: after?.text ?? null };
}
