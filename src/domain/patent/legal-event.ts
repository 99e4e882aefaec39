import type { CivilDate } from '../calendar/civil-date.ts';
import { halfWidth } from './day-text.ts';
import { EVENT_CODES } from './event-codes.ts';
import { dayIn, eventFields } from './event-fields.ts';
import { withoutInvalidationRequests } from './invalidation-request.ts';
import type { LegalMatter } from './legal-matter.ts';
import type { LegalEvent, PatentRecord } from './record.ts';

/** In order: the stricter before the looser. Read off the head of the text, before its details. */
const WORDS: readonly (readonly [LegalMatter, RegExp])[] = [
  ['pledge-end', /质押.*(?:注销|解除)|cancellation.*pledge|pledge.*cancel/],
  ['pledge', /质押|pledge/],
  ['licence-end', /许可.*(?:注销|解除|终止|撤回|撤销)|cancellation.*licen[cs]/],
  ['licence', /许可|licen[cs]/],
  ['preservation-end', /保全.*解除|discharge of preservation/],
  ['preservation', /保全|preservation/],
  ['compensation', /期限.{0,6}补偿|补偿.{0,4}期限|term (?:adjustment|compensation|extension)/],
  ['restoration', /恢复|restor|reinstat/],
  ['partial-invalidation', /部分无效|partial invalid/],
  ['other', /维持.{0,8}有效/],
  ['full-invalidation', /无效|invalid|revoked/],
  ['expiry', /届满|期满|expir/],
  ['abandonment', /放弃|abandon/],
  ['rejection', /驳回|reject|refus/],
  ['withdrawal', /撤回|视撤|withdraw/],
  ['lapse', /终止|未缴年费|欠费|non-payment|cessation|lapse/],
  ['transfer', /转移|转让|transfer|assignment|succession/],
  ['name-or-address', /(?:专利权人|申请人|权利人|名称|地址).*变更|著录事项变更|change in the name|change of (?:address|name|applicant)/],
  ['correction', /更正|correct/],
  ['grant', /授权|授予|grant/],
  ['examination', /实质审查|实审|examination/],
  ['ended', /失效|无权/],
  ['published', /公布|公开|公告|publication/],
  ['fee', /缴费|年费|fee/],
];

/** The office whose patent a record is, two letters: of its publications, else Chinese. */
export function officeOf({ publications, applicationNumber }: PatentRecord): string {
  const numbers = [publications[0]?.number, applicationNumber?.normal].filter((each) => each !== undefined);
  return numbers.map((number) => /^[A-Z]{2}/.exec(number)?.[0]).find(Boolean) ?? 'CN';
}

/** What an event is about: by its office's code, where that is known, else by its words. */
export function matterOf({ code = '', office, text }: LegalEvent, own: string): LegalMatter {
  const plain = code.trim().toUpperCase();
  const coded = EVENT_CODES[own]?.[plain] ?? (office === undefined ? undefined : EVENT_CODES[office]?.[plain]) ?? EVENT_CODES['*']?.[plain];
  return coded ?? matterOfText(text);
}

/** What the head of a text says; `other` where it says nothing known. */
export function matterOfText(text: string): LegalMatter {
  const told = withoutInvalidationRequests(halfWidth(text).toLowerCase());
  const head = told.split(/[;\n:|]/).find((part) => part.trim() !== '') ?? '';
  return WORDS.find(([, says]) => says.test(head))?.[0] ?? 'other';
}

/** An event as the register reads it. */
export interface ReadEvent {
  readonly matter: LegalMatter;
  /** Day of the announcement (公告日). */
  readonly announced: CivilDate;
  /** Day on which it takes effect, where the text tells one (登记生效日、终止日、解除日). */
  readonly effective?: CivilDate;
  readonly event: LegalEvent;
}

/** The events that concern the patent itself, oldest first: those of other countries' parts of it are left out. */
export function readEvents(record: PatentRecord): readonly ReadEvent[] {
  const own = officeOf(record);
  const home = (record.events ?? []).filter((event) => (countryOf(event, own) ?? own) === own);
  return home.map((event) => readEvent(event, own)).sort((a, b) => (a.announced < b.announced ? -1 : Number(a.announced > b.announced)));
}

/** The country whose part of the patent an event is about; of a European patent also where only its text begins with it (`BE: LAPSED`). */
function countryOf({ office, text }: LegalEvent, own: string): string | undefined {
  return office ?? (own === 'EP' ? /^([A-Z]{2}): /.exec(text)?.[1] : undefined);
}

/** Keys that tell the day of effect, by matter. */
const EFFECT_DAYS: Readonly<Partial<Record<LegalMatter, readonly string[]>>> = {
  lapse: ['终止日期', '终止日', 'termination date'],
  abandonment: ['放弃生效日', 'effective date of abandoning'],
  transfer: ['登记生效日', '变更日', 'effective date of registration'],
  'name-or-address': ['登记生效日', '变更日'],
  pledge: ['登记生效日', '变更日', 'effective date of registration'],
  'pledge-end': ['登记注销日', '登记解除日', '解除日', '注销日', 'date of cancellation'],
  licence: ['备案日期', '备案日', '变更日', 'record date'],
  'licence-end': ['备案注销日', '解除日', '注销日', 'date of cancellation'],
};

function readEvent(event: LegalEvent, own: string): ReadEvent {
  const matter = matterOf(event, own);
  const fields = eventFields(event.text);
  const effective = (EFFECT_DAYS[matter] ?? []).flatMap((key) => fields.find((each) => each.key === key)?.values ?? []).map(dayIn).find((day) => day !== undefined);
  return { matter, announced: event.date, event, ...(effective && { effective }) };
}
