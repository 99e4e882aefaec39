import type { CaseDeadline } from '#domain/case/case-type.ts';
import { OPEN } from '#domain/case/event.ts';
import { CONCLUDING, STOPPED_BETWEEN } from './states.ts';

/** The clocks of an adjudication (handbook C6.1). */
export const DEADLINES: Readonly<Record<string, CaseDeadline>> = {
  conclusion: {
    name: { zh: '结案', en: 'Conclusion' },
    rule: 'adjudication.conclusion',
    from: ['accept'],
    until: CONCLUDING,
    suspendedBetween: STOPPED_BETWEEN,
    extendedBy: [{ action: 'extend', rule: 'adjudication.conclusion' }],
    warnWithin: 15,
    main: true,
  },
  docketing: {
    name: { zh: '立案审查', en: 'Decision on acceptance' },
    rule: 'adjudication.docketing',
    from: [OPEN, 'submit-correction'],
    until: ['accept', 'refuse-acceptance', 'close-withdrawn'],
    suspendedBetween: [{ from: 'request-correction', to: 'submit-correction', reason: { zh: '补正', en: 'awaiting completion' } }],
    warnWithin: 2,
  },
  service: { name: { zh: '送达请求书副本', en: 'Service of the request' }, rule: 'adjudication.service-of-request', from: ['accept'], until: ['serve', 'start-notice', 'close-withdrawn'], warnWithin: 2 },
  answer: { name: { zh: '答辩', en: 'Answer' }, rule: 'adjudication.answer', from: ['serve'], until: ['answer', 'no-answer', ...CONCLUDING], warnWithin: 3 },
  'answer-forwarding': { name: { zh: '转送答辩书', en: 'Forwarding of the answer' }, rule: 'adjudication.answer-forwarding', from: ['answer'], until: ['forward-answer', ...CONCLUDING], warnWithin: 2 },
  suit: { name: { zh: '起诉期', en: 'Time to sue' }, rule: 'adjudication.suit', from: ['serve-decision'], until: ['note-suit', 'take-effect', 'record-performance', 'archive'], warnWithin: 3, when: (view) => view.state !== 'decided' },
  enforcement: {
    name: { zh: '申请强制执行', en: 'Application for enforcement' },
    rule: 'adjudication.enforcement',
    from: ['take-effect', 'record-judgment'],
    until: ['apply-enforcement', 'record-performance', 'archive'],
    warnWithin: 15,
    when: ({ values }) => values['conclusion'] === 'established',
  },
  publicity: {
    name: { zh: '公开裁决', en: 'Publication' },
    rule: 'adjudication.publicity',
    from: ['decide'],
    until: ['publish'],
    warnWithin: 5,
    when: ({ values }) => values['conclusion'] === 'established',
  },
};
