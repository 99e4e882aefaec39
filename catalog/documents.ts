import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { civilDateAt } from '#domain/calendar/civil-date.ts';
import type { ApprovalStep, CaseDocument, DocumentNames } from '#domain/case/case-type.ts';
import { type CaseView, findStep, type Step } from '#domain/case/view.ts';
import { dayText } from '#domain/form/date-text.ts';
import { type Block, heading, type OfficialDocument, paragraph, text as words } from '#domain/report/document.ts';
import type { Label } from '#domain/text.ts';

/** A day in an official document: 2024年5月7日. */
export const day = (on: CivilDate): string => dayText(on, 'zh');

/** What a notice says (通知书). */
export interface Notice {
  readonly title: string;
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  readonly on: CivilDate;
}

/** A notice of the bureau under the case's number. */
export function notice(view: Pick<CaseView, 'number'>, names: DocumentNames, { title, addressee, paragraphs, on }: Notice): OfficialDocument {
  return {
    kind: title,
    organ: names.organ,
    redHead: true,
    number: view.number,
    title,
    addressee,
    body: paragraphs.map((each) => paragraph(each)),
    signature: { organ: names.organ, date: on },
  };
}

/** The step that a document follows, or a plain mistake of whoever asked for it too early. */
export function getStep(view: Pick<CaseView, 'steps'>, action: string): Step {
  const found = findStep(view, action);
  if (!found) throw new Error(`the document needs the action "${action}", which was never done`);
  return found;
}

/** A text that an action's input holds; empty where it does not. */
export function said(step: Step, name: string): string {
  const value = step.input[name];
  return typeof value === 'string' ? value : '';
}

type Approved = Readonly<Record<string, { readonly name: Label; readonly approval?: readonly ApprovalStep[] }>>;

/** The approval sheet (审批表): who proposed each approved action and who agreed to it, with their opinions. */
export function approvalSheet(title: (view: CaseView) => string, actions: Approved): CaseDocument {
  const approved = Object.entries(actions).filter(([, action]) => (action.approval ?? []).length > 0);
  return {
    name: { zh: '审批表', en: 'approval sheet' },
    after: approved.map(([id]) => id),
    write: (view, names) => ({
      kind: '审批表',
      organ: names.organ,
      number: view.number,
      title: `${title(view)}审批表`,
      body: approved.flatMap(([id, action]) => approvalBlocks(view, names, id, action.name, action.approval ?? [])),
    }),
  };
}

function approvalBlocks(view: CaseView, names: DocumentNames, id: string, name: Label, chain: readonly ApprovalStep[]): readonly Block[] {
  const effect = findStep(view, id);
  const proposal = view.steps.findLast((step) => step.action === `propose:${id}` && step.seq < (effect?.seq ?? 0));
  if (!effect || !proposal) return [];
  const opinions = view.steps.filter((step) => step.action === `endorse:${id}` && step.seq > proposal.seq && step.seq <= effect.seq);
  const rows = [
    ['承办人呈批', names.person(proposal.actor), '呈请审批', day(civilDateAt(proposal.at))],
    ...opinions.map((step, index) => [chain[index]?.name.zh ?? '审批', names.person(step.actor), said(step, 'opinion'), day(civilDateAt(step.at))]),
  ];
  return [
    heading(1, name.zh),
    {
      block: 'table',
      columns: [{ header: '环节', width: 2 }, { header: '人员', width: 2 }, { header: '意见', width: 5 }, { header: '日期', width: 2 }],
      rows: rows.map((row) => row.map((cell) => [words(cell)])),
    },
  ];
}

