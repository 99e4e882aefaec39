import type { DocumentNames } from '#domain/case/case-type.ts';
import type { CaseView } from '#domain/case/view.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { OfficialDocument } from '#domain/report/document.ts';
import type { ROUTES } from '#contract/routes.ts';
import { visibleValues } from '#domain/access/reading.ts';
import type { FileReply, Operation } from '../context.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { type DocumentFormat, fileOf } from '../documents/file-of.ts';
import type { Showing } from './case-row.ts';
import { readableCase, showingFor } from './showing.ts';

/** A document that the case has issued (文书), written anew from the case, as docx, PDF or a page. */
export const caseDocument: Operation<typeof ROUTES.caseDocument> = async (server, { params, query, actor }): Promise<FileReply> => {
  const showing = await showingFor(server, actor);
  const { view, type } = await readableCase(server, showing, params.id);
  const declared = type.documents[params.document];
  const issued = declared && view.steps.some((step) => declared.after.includes(step.action));
  if (!issued) throw new ProblemError(problem('not-found', { what: { zh: '文书', en: 'The document' } }));
  const document = declared.write(readableView(showing, view), namesFor(showing.organisation));
  return fileOf(marked(document, showing.organisation), `${declared.name.zh}（${view.number}）`, (query?.format ?? 'docx') as DocumentFormat);
};

/** The case without the values this person may not read: a document shows nobody more than the case does. */
function readableView(showing: Showing, view: CaseView): CaseView {
  const type = showing.setting.catalog.getType(view.type, view.typeVersion);
  return { ...view, values: visibleValues(type, view, showing.actor).values };
}

function namesFor(organisation: Organisation): DocumentNames {
  return {
    organ: organisation.name,
    person: organisation.personName,
    district: (code) => organisation.findDistrict(code)?.name.zh ?? code,
    unit: (code) => organisation.findUnit(code)?.name.zh ?? code,
  };
}

/** A document of the model city says on every page that it is one. */
export function marked(document: OfficialDocument, { kind }: Pick<Organisation, 'kind'>): OfficialDocument {
  return kind === 'demo' ? { ...document, demoMark: DEMO_MARK } : document;
}

/** Printed on every page made from demo data. */
export const DEMO_MARK = '示范数据，非真实机构文件';
