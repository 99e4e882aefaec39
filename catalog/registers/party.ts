import { defineRegister } from '#domain/case/define.ts';
import { choice, date, district, list, longText, optional, text, type ValuesOf, yesNo } from '#domain/form/index.ts';
import { defineIndicator } from '#domain/indicator/indicator.ts';
import { line } from '#domain/posting/line.ts';
import { parseCreditCode } from '#domain/party/credit-code.ts';
import type { Label } from '#domain/text.ts';

const PARTY_KINDS = {
  enterprise: { zh: '企业', en: 'enterprise' },
  university: { zh: '高校', en: 'university' },
  institute: { zh: '科研院所', en: 'research institute' },
  body: { zh: '机关团体', en: 'public body' },
  agency: { zh: '代理机构', en: 'agency' },
  bank: { zh: '金融机构', en: 'bank' },
  person: { zh: '个人', en: 'person' },
  foreign: { zh: '境外主体', en: 'foreign party' },
} as const satisfies Readonly<Record<string, Label>>;

const fields = {
  name: text({ name: { zh: '名称', en: 'Name' }, searchable: true }),
  kind: choice({ name: { zh: '类别', en: 'Kind' }, choices: PARTY_KINDS, searchable: true }),
  code: optional(text({ name: { zh: '统一社会信用代码', en: 'Unified credit code' }, maxLength: 40, searchable: true })),
  codeDoubtful: optional(yesNo({ name: { zh: '代码校验不符，照证照登记', en: 'Code fails its check, entered as on the licence' }, searchable: true })),
  district: optional(district({ name: { zh: '注册地', en: 'District' }, searchable: true })),
  formerSeats: optional(list({
    name: { zh: '原注册地', en: 'Former districts' },
    itemName: { zh: '原注册地', en: 'former district' },
    help: { zh: '迁址的，填迁出前的区和最后一日；专利的区划按当日的注册地算', en: 'Where it moved: the district before and its last day there; a patent’s district follows the seat of the day' },
    max: 20,
    of: { district: district({ name: { zh: '区', en: 'District' } }), until: date({ name: { zh: '至（含）', en: 'Until, included' }, notAfterToday: true }) },
  })),
  registeredOn: date({ name: { zh: '登记日期', en: 'Entered on' }, notAfterToday: true }),
  address: optional(text({ name: { zh: '地址', en: 'Address' } })),
  formerNames: optional(list({ name: { zh: '曾用名', en: 'Former names' }, itemName: { zh: '曾用名', en: 'former name' }, max: 50, of: { name: text({ name: { zh: '名称', en: 'Name' } }), until: optional(date({ name: { zh: '用至', en: 'Until' } })) } })),
  contacts: optional(list({
    name: { zh: '联系人', en: 'Contacts' },
    itemName: { zh: '联系人', en: 'contact' },
    max: 20,
    personal: true,
    of: { name: text({ name: { zh: '姓名', en: 'Name' }, maxLength: 60, personal: true }), reach: text({ name: { zh: '电话或邮箱', en: 'Telephone or mail' }, maxLength: 100, personal: true }) },
  })),
  note: optional(longText({ name: { zh: '备注', en: 'Note' } })),
};

const WRONG_CODE: Label = { zh: '统一社会信用代码校验不符。请核对；证照确实如此的，勾选“代码校验不符，照证照登记”。', en: 'The unified credit code fails its check. Please check it; if the licence really says so, tick “entered as on the licence”.' };

function codeRefusal({ code, codeDoubtful }: ValuesOf<typeof fields>): Label | undefined {
  if (code === undefined || codeDoubtful) return undefined;
  return parseCreditCode(code)?.valid ? undefined : WRONG_CODE;
}

/** Parties (主体登记簿): enterprises, universities, agencies, banks, persons. That two are one is decided in `party-identity.ts`. */
export const party = defineRegister({
  id: 'party',
  version: 1,
  mechanism: 'C3',
  wing: 'registers',
  owner: 'public-service',
  name: { zh: '主体登记簿', en: 'Register of parties' },
  numbering: '主',
  fields,
  by: ['officer', 'clerk', 'district-officer', 'hotline-officer', 'division-head'],
  day: 'registeredOn',
  readers: { staff: 'all' },
  title: ({ name }) => name,
  district: (entry) => entry.district,
  guard: codeRefusal,
  post: ({ id, values }) => [line('parties-registered', values.registeredOn, 1, { entity: id, dimensions: { kind: values.kind } })],
  indicators: [
    defineIndicator({ id: 'parties-registered', version: 1, owner: 'public-service', source: 'records', name: { zh: '新登记主体', en: 'Parties entered' }, measure: { zh: '家', en: 'parties' }, computation: { kind: 'flow' }, definition: { zh: '期间内登记入簿的主体，按登记之日计', en: 'Parties entered in the register, by day' } }),
  ],
});
