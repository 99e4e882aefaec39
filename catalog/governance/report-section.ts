import type { Action } from '#domain/case/case-type.ts';
import { action, defineCaseType } from '#domain/case/define.ts';
import { caseReference, date, type Fields, list, longText, optional, prose, text, type ValuesOf } from '#domain/form/index.ts';
import { marksOf, markText } from '#domain/report/prose-marks.ts';
import { placesToWrite } from '#domain/report/report-blocks.ts';
import { unsourcedNumbers } from '#domain/report/unsourced.ts';
import type { Label } from '#domain/text.ts';
import { approvalSheet } from '../documents.ts';
import { commentActions, unsettled } from './section-comments.ts';

const fields = {
  round: caseReference({ name: { zh: '所属征集', en: 'Round' }, types: ['report-round'], searchable: true }),
  chapter: text({ name: { zh: '章节代号', en: 'Chapter id' }, help: { zh: '报告体例中的代号', en: 'As the genre names it' }, maxLength: 60, searchable: true }),
  heading: text({ name: { zh: '章节', en: 'Chapter' }, maxLength: 100 }),
  prose: prose({ name: { zh: '正文', en: 'Text' }, help: { zh: '数字从指标中选取；没有来源的数字不能审签', en: 'Figures are chosen from the indicators; digits without a source block signing' } }),
  confirmed: optional(list({
    name: { zh: '已确认的数字', en: 'Confirmed figures' },
    itemName: { zh: '数字', en: 'figure' },
    max: 400,
    of: { figure: text({ name: { zh: '指标', en: 'Figure' }, maxLength: 120 }), shown: text({ name: { zh: '确认时', en: 'As confirmed' }, maxLength: 200 }) },
  })),
  dueOn: date({ name: { zh: '报送时限', en: 'Due' }, searchable: true }),
  comment: optional(longText({ name: { zh: '意见', en: 'Comment' } })),
};

type Section = ValuesOf<typeof fields>;

function act<const F extends Fields = Record<never, never>>(declared: Action<Section, Partial<Section> & ValuesOf<F>> & { readonly fields?: F }): Action<Section> {
  return action<Section, F>(declared);
}

/** Each figure of the text was confirmed as it reads now (确认数字). */
function unconfirmed(prose: string, confirmed: Section['confirmed'] = []): Label | undefined {
  const known = new Set(confirmed.map(({ figure }) => figure));
  const missing = marksOf(prose).map((mark) => markText(mark).slice(2, -2)).filter((id) => !known.has(id));
  return missing.length === 0 ? undefined : { zh: `还有数字未确认：${missing.join('、')}，请核对后确认。`, en: `Not confirmed yet: ${missing.join(', ')}; please check and confirm them.` };
}

/** Places that the genre leaves to people are written, or taken out (待撰写). */
function unwritten(prose: string): Label | undefined {
  const [place] = placesToWrite(prose);
  return place === undefined ? undefined : { zh: `还有待撰写之处：${place}。请写上，或删去这一处。`, en: `Still to be written: ${place}. Write it, or take the place out.` };
}

/** Digits that people typed (无来源数字): they must become figures, or supplied figures, before anyone signs. */
function unsourced(prose: string): Label | undefined {
  const found = unsourcedNumbers(prose).map(({ text: digits }) => digits);
  return found.length === 0 ? undefined : { zh: `有数字没有来源：${found.slice(0, 10).join('、')}。请换成指标，或先做供数单。`, en: `Numbers without a source: ${found.slice(0, 10).join(', ')}. Choose the indicator, or enter a supplied figure first.` };
}

const WRITERS = ['officer@case', 'division-head@case', 'clerk@case', 'district-officer@case', 'handler'] as const;
const EDITORS = ['officer@owner', 'division-head@owner'] as const;
const REASON = { reason: longText({ name: { zh: '理由', en: 'Reason' } }) };

const ACTIONS: Readonly<Record<string, Action<Section>>> = {
  write: act({ name: { zh: '撰写', en: 'Write' }, help: { zh: '随时存稿，每稿都留存', en: 'As often as needed; every draft is kept' }, from: ['drafting'], by: WRITERS, asks: ['prose'] }),
  submit: act({ name: { zh: '确认数字并报送', en: 'Confirm figures and submit' }, from: ['drafting'], to: 'submitted', by: WRITERS, offers: ['confirmed', 'prose', 'comment'], guard: (view, { prose: given = view.values.prose, confirmed }) => unsettled(view) ?? unwritten(given) ?? unconfirmed(given, confirmed), tone: 'primary' }),
  'send-back': act({ name: { zh: '退回修改', en: 'Send back' }, from: ['submitted', 'merged', 'checked'], to: 'drafting', by: EDITORS, fields: REASON, tone: 'danger' }),
  merge: act({ name: { zh: '统稿采用', en: 'Merge' }, help: { zh: '可修改文字；谁写了什么都留存', en: 'Words may be edited; who wrote what is kept' }, from: ['submitted'], to: 'merged', by: EDITORS, offers: ['prose', 'comment'], tone: 'primary' }),
  'check-figures': act({ name: { zh: '核数', en: 'Check figures' }, from: ['merged'], to: 'checked', by: ['statistics-officer'], offers: ['confirmed', 'comment'], guard: (view, { confirmed }) => unsettled(view) ?? unsourced(view.values.prose) ?? unconfirmed(view.values.prose, confirmed), tone: 'primary' }),
  'refuse-figures': act({ name: { zh: '数字有误，退回', en: 'Figures are wrong: send back' }, from: ['merged'], to: 'drafting', by: ['statistics-officer'], fields: REASON, tone: 'danger' }),
  sign: act({
    name: { zh: '送审签', en: 'Submit for signature' },
    from: ['checked'],
    to: 'signed',
    by: EDITORS,
    unless: unsettled,
    approval: [
      { role: 'division-head', name: { zh: '处室负责人审签', en: 'signed by the head of division' }, ofUnit: true },
      { role: 'bureau-leader', name: { zh: '分管领导审签', en: 'signed by the leader in charge' } },
    ],
    tone: 'primary',
  }),
  ...commentActions<Section>(['drafting', 'submitted', 'merged', 'checked'], [...WRITERS, ...EDITORS, 'statistics-officer', 'bureau-leader', 'director']),
  reopen: act({ name: { zh: '重新打开本章', en: 'Reopen' }, help: { zh: '签后有变动的，只重开涉及的章节', en: 'After a late change; only the section touched' }, from: ['signed'], to: 'drafting', by: [...EDITORS, 'statistics-officer'], fields: REASON }),
};

/** One division's part of a report being collected (A25 报告章节): drafted, submitted, merged, figures checked, signed. */
export const reportSection = defineCaseType({
  id: 'report-section',
  version: 1,
  mechanism: 'A25',
  wing: 'governance',
  owner: 'office',
  name: { zh: '报告章节', en: 'Report section' },
  numbering: '章',
  fields,
  states: {
    drafting: { name: { zh: '起草中', en: 'being drafted' } },
    submitted: { name: { zh: '已报送', en: 'submitted' } },
    merged: { name: { zh: '已统稿', en: 'merged' } },
    checked: { name: { zh: '已核数', en: 'figures checked' } },
    signed: { name: { zh: '已审签', en: 'signed' }, ends: true },
  },
  opening: { name: { zh: '分派章节', en: 'Assign a section' }, by: EDITORS, state: 'drafting', asks: ['round', 'chapter', 'heading', 'prose', 'dueOn'] },
  actions: ACTIONS,
  correction: { by: EDITORS },
  deadlines: {
    due: { name: { zh: '报送时限', en: 'Due' }, rule: 'supervision.reminders', from: ['open', 'send-back', 'refuse-figures', 'reopen'], until: ['submit'], dueFrom: 'dueOn', warnWithin: 3, main: true },
  },
  documents: { 'approval-sheet': approvalSheet((view) => `“${String(view.values['heading'])}”章`, ACTIONS) },
  readers: { staff: 'all' },
  title: ({ heading, round }) => `${round.title}：${heading}`,
  post: () => [],
});
