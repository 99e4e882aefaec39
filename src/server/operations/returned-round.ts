import { mergeProse, mergedProse } from '#domain/report/collection/merge-prose.ts';
import { plainProse } from '#domain/report/collection/prose-difference.ts';
import { proseVersions } from '#domain/report/collection/prose-versions.ts';
import { unknownMarks } from '#domain/report/prose.ts';
import type { ReturnedFigure, ReturnedParagraph } from '#domain/report/read-back/read-back.ts';
import type { ReturnedSection } from '#domain/report/read-back/returned-sections.ts';
import { unsourcedNumbers } from '#domain/report/unsourced.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { wasThen } from '../collection/as-written.ts';
import { type ReturnedDraft, returnedDraft } from '../collection/returned-draft.ts';
import type { Operation, Server } from '../context.ts';
import { oneDocument } from '../documents/whole-upload.ts';
import type { StoredCase } from '../store/file-row.ts';
import { caseRow, type Showing } from './case-row.ts';
import { showingFor } from './showing.ts';

type Returned = Reply<typeof ROUTES.returnedRound>;

/**
 * What an edited file of the merged report says of each section (回稿), merged with what was written since the file was made.
 * The file is looked at and not kept; nothing is taken over here.
 */
export const returnedRound: Operation<typeof ROUTES.returnedRound> = async (server, { params, uploads, actor }) => {
  const file = await oneDocument(uploads());
  const draft = await returnedDraft(server, actor, params.id, file);
  const showing = await showingFor(server, actor);
  const edited = draft.sections.filter(({ changed, paragraphs, figures }) => changed || paragraphs.length > 0 || figures.length > 0);
  const standing = edited.flatMap((section) => sectionOf(server, showing, draft, section) ?? []);
  const gone = edited.filter(({ chapter }) => !findSection(draft, chapter));
  return {
    file: file.name, sections: standing, untouched: draft.sections.length - edited.length, refound: draft.refound,
    elsewhere: {
      paragraphs: [...draft.elsewhere.paragraphs, ...gone.flatMap(({ paragraphs }) => paragraphs)].map(paragraphOf),
      figures: [...draft.elsewhere.figures, ...gone.flatMap(({ figures }) => figures)].map((figure) => figureOf(draft, figure)),
    },
    asides: [...draft.file.asides],
  };
};

function findSection({ collection }: ReturnedDraft, chapter: string): StoredCase | undefined {
  return collection.sections.find(({ view }) => view.values['chapter'] === chapter);
}

function sectionOf({ catalog }: Server, showing: Showing, draft: ReturnedDraft, { chapter, prose, paragraphs, figures }: ReturnedSection): Returned['sections'][number] | undefined {
  const stored = findSection(draft, chapter);
  if (!stored) return undefined;
  const ours = String(stored.view.values['prose'] ?? '');
  const merged = mergeProse(draft.written.prose[chapter] ?? '', prose, ours);
  const taken = mergedProse(merged, merged.map(() => 'theirs'));
  const since = writtenSince(showing, stored, draft);
  return {
    case: caseRow(showing, stored.view), prose, merged: [...merged], changed: taken !== plainProse(ours),
    paragraphs: paragraphs.map(paragraphOf), figures: figures.map((figure) => figureOf(draft, figure)),
    unknown: [...unknownMarks(draft.collection.declared, taken, catalog)], unsourced: unsourcedNumbers(taken).map(({ text }) => text),
    ...(since && { since }),
  };
}

/** A figure with what it reads now, where that is no longer what the file was written with. */
function figureOf({ file }: ReturnedDraft, { id, old, new: now }: ReturnedFigure): Returned['elsewhere']['figures'][number] {
  const current = file.figures.find((each) => each.id === id)?.current;
  return { id, old, new: now, ...(current !== undefined && { current }) };
}

/** Who wrote in the section last since the file was written: both are merged. */
function writtenSince({ organisation }: Showing, { view }: StoredCase, { from }: ReturnedDraft): Returned['sections'][number]['since'] {
  const isThen = wasThen(view.id, from);
  const last = proseVersions(view.steps).findLast(({ step }) => !isThen(step))?.step;
  return last && { name: organisation.personName(last.actor), on: last.on };
}

function paragraphOf({ state, moved, words, before, after }: ReturnedParagraph): Returned['elsewhere']['paragraphs'][number] {
  return { state, ...(moved && { moved }), words: [...words], before: before?.text ?? null, after: after?.text ?? null };
}
