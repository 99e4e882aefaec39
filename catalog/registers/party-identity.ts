import { defineLedger } from '#domain/case/define.ts';
import { choice, date, list, longText, optional, party, text, yesNo } from '#domain/form/index.ts';
import { EVIDENCE, STRENGTHS } from '#domain/party/compare.ts';

/** What is decided of a name, or of an entry of the register, and a party. */
export const IDENTITY_DECISIONS = {
  same: { zh: '同一主体', en: 'the same party' },
  branch: { zh: '分支机构', en: 'a branch of it' },
  different: { zh: '不是同一主体', en: 'another party' },
} as const;

/** Who decides: a person, or the rule of the very same name with one bearer. */
export const DECIDED_BY = {
  person: { zh: '人工', en: 'a person' },
  rule: { zh: '规则：名称完全相同且仅一家', en: 'rule: the very same name, one bearer' },
} as const;

const fields = {
  on: date({ name: { zh: '日期', en: 'Day' }, notAfterToday: true }),
  decision: choice({ name: { zh: '认定', en: 'Decision' }, choices: IDENTITY_DECISIONS, searchable: true }),
  name: text({ name: { zh: '名称', en: 'Name' }, help: { zh: '专利上的名称，或被归并的登记的名称', en: 'As on patents, or of the entry that is merged' }, maxLength: 500, searchable: true }),
  plain: text({ name: { zh: '归一后的名称', en: 'Name in one writing' }, maxLength: 500, searchable: true }),
  other: optional(party({ name: { zh: '被认定的登记', en: 'Entry decided on' }, searchable: true })),
  party: party({ name: { zh: '主体', en: 'Party' }, searchable: true }),
  by: choice({ name: { zh: '认定方式', en: 'Decided by' }, choices: DECIDED_BY, searchable: true }),
  strength: optional(choice({ name: { zh: '把握', en: 'Strength' }, choices: STRENGTHS })),
  evidence: optional(list({
    name: { zh: '依据', en: 'Evidence' },
    itemName: { zh: '依据', en: 'item' },
    max: 20,
    of: {
      kind: choice({ name: { zh: '依据', en: 'Evidence' }, choices: EVIDENCE }),
      text: optional(text({ name: { zh: '内容', en: 'What' }, maxLength: 1_000 })),
      against: optional(yesNo({ name: { zh: '不利', en: 'Against it' } })),
    },
  })),
  reason: optional(longText({ name: { zh: '理由', en: 'Reason' }, maxLength: 1_000 })),
};

/**
 * Whether a name on patents, or another entry of the register, is a party (主体认定). Decisions on entries merge them
 * (主体归并); annulling a decision undoes it, and what a merge relinked is put back.
 */
export const partyIdentity = defineLedger({
  id: 'party-identity',
  version: 1,
  mechanism: 'C3',
  wing: 'registers',
  owner: 'public-service',
  name: { zh: '主体认定', en: 'Party decisions' },
  help: { zh: '在主体匹配中认定、归并时自动留痕；在那里撤销', en: 'Recorded when names and parties are matched; undone there' },
  numbering: '认',
  fields,
  // Made by the matching itself, never by a form.
  by: [],
  day: 'on',
  readers: { staff: 'all' },
  title: ({ decision, name, party: { name: of } }) => `${name}：${IDENTITY_DECISIONS[decision].zh} ${of}`,
  post: () => [],
});
