import { defineCaseType } from '#domain/case/define.ts';
import { DEADLINES } from './deadlines.ts';
import { DOCUMENTS } from './documents.ts';
import { ENDING_ACTIONS } from './ending.ts';
import { ADJUDICATION_FIELDS, REQUEST_FIELDS } from './fields.ts';
import { ADJUDICATION_INDICATORS, postAdjudication } from './indicators.ts';
import { INTAKE_ACTIONS } from './intake.ts';
import { STATES } from './states.ts';
import { TRIAL_ACTIONS } from './trial.ts';

/** Administrative adjudication of patent infringement (A68 专利侵权纠纷行政裁决; 专利法 §65, handbook C6.1). */
export const adjudication = defineCaseType({
  id: 'adjudication',
  version: 1,
  mechanism: 'A68',
  wing: 'protection',
  owner: 'protection',
  name: { zh: '专利侵权纠纷行政裁决', en: 'Patent infringement adjudication' },
  help: { zh: '居中裁断侵权是否成立；赔偿数额只能调解', en: 'Decides whether a patent is infringed; damages can only be mediated' },
  numbering: '裁',
  fields: ADJUDICATION_FIELDS,
  states: STATES,
  opening: {
    name: { zh: '收件', en: 'Receive a request' },
    by: ['officer@owner', 'secretary', 'division-head@owner', 'district-officer', 'clerk'],
    state: 'received',
    asks: REQUEST_FIELDS.filter((name) => !ADJUDICATION_FIELDS[name].optional),
    offers: REQUEST_FIELDS.filter((name) => ADJUDICATION_FIELDS[name].optional),
    dayFrom: 'receivedOn',
  },
  actions: { ...INTAKE_ACTIONS, ...TRIAL_ACTIONS, ...ENDING_ACTIONS },
  correction: { by: ['handler', 'division-head@case'] },
  deadlines: DEADLINES,
  documents: DOCUMENTS,
  readers: {
    staff: { roles: ['division-head@owner', 'officer@owner', 'legal-reviewer', 'bureau-leader', 'director'], relations: ['handler', 'opener', 'panel', 'assigned-unit'] },
    parties: true,
    public: { after: 'publish' },
  },
  level: 'internal',
  title: ({ requester, respondent, patent }) => `${requester.name} 诉 ${respondent.name}（${patent.number}）`,
  district: (values) => values.district,
  post: postAdjudication,
  indicators: ADJUDICATION_INDICATORS,
});

