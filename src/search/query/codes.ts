import { foldText } from '#domain/chinese/fold.ts';
import type { Label } from '#domain/text.ts';
import type { CodeField } from '../document.ts';

/** A value of a code field as searchers write it: one code, or several under one name (`失效`). */
export interface CodeName {
  readonly codes: readonly string[];
  readonly name: Label;
  readonly alsoWritten?: readonly string[];
}

/** The values of the code fields. A field without a list takes any code. */
export type Vocabulary = Readonly<Partial<Record<CodeField, readonly CodeName[]>>>;

function value(codes: string | readonly string[], zh: string, en: string, ...alsoWritten: readonly string[]): CodeName {
  return { codes: typeof codes === 'string' ? [codes] : codes, name: { zh, en }, alsoWritten };
}

/** Why a patent or an application is dead (失效的各种情形). */
const DEAD = ['lapsed', 'expired', 'invalidated', 'abandoned', 'rejected', 'withdrawn', 'ended'] as const;

/**
 * Legal states (法律状态) and kinds (专利类型), in both languages, as the register's codes. The districts are the bureau's:
 * they are given with the query.
 */
export const VOCABULARY: Vocabulary = {
  state: [
    value('in-force', '有效', 'in-force', 'granted', 'active', '授权', '已授权', '维持', '有权', '专利权维持'),
    value('pending', '审中', 'pending', '在审', '审查中', '公开', '实质审查', '未决'),
    value(DEAD, '失效', 'dead', 'inactive', '无权', '已失效'),
    value('lapsed', '终止', 'lapsed', '未缴年费', '专利权终止', '欠费终止'),
    value('expired', '期限届满', 'expired', '届满', '期满'),
    value('invalidated', '无效', 'invalidated', 'invalid', '宣告无效', '全部无效'),
    value('abandoned', '放弃', 'abandoned', '放弃专利权', '避重放弃'),
    value('rejected', '驳回', 'rejected', 'refused'),
    value('withdrawn', '撤回', 'withdrawn', '视撤', '视为撤回'),
    value('ended', '失效（原因未载）', 'ended', '原因未载'),
    value('undecided', '未定', 'undecided', '未知'),
  ],
  office: [
    value('CN', '中国', 'China'),
    value('US', '美国', 'United States'),
    value('JP', '日本', 'Japan'),
    value('KR', '韩国', 'Korea'),
    value('EP', '欧洲专利局', 'European Patent Office', '欧洲', '欧专局'),
    value('WO', '世界知识产权组织', 'WIPO', '国际', 'PCT'),
    value('DE', '德国', 'Germany'),
    value('FR', '法国', 'France'),
    value('GB', '英国', 'United Kingdom'),
    value('TW', '台湾', 'Taiwan', '中国台湾'),
    value('HK', '香港', 'Hong Kong', '中国香港'),
    value('MO', '澳门', 'Macao', '中国澳门'),
  ],
  kind: [
    value('invention', '发明', 'invention', '发明专利', '发明申请', '发明授权'),
    value('utility', '实用新型', 'utility', 'utility-model', '新型', '实用新型专利'),
    value('design', '外观设计', 'design', '外观', '外观专利', '外观设计专利'),
  ],
};

/** The codes that a written value means; undefined where it is none of the field's. Any two letters are an office. */
export function codesOf(vocabulary: Vocabulary, field: CodeField, written: string): readonly string[] | undefined {
  const plain = normalValue(written);
  const found = vocabulary[field]?.find((each) => writtenForms(each).some((form) => normalValue(form) === plain));
  if (found) return found.codes;
  if (field === 'office') return /^[a-z]{2}$/.test(plain) ? [plain.toUpperCase()] : undefined;
  return vocabulary[field] === undefined && /^\S+$/.test(written) ? [written] : undefined;
}

/** The values to choose from, the first of them. */
export function valuesToChoose(vocabulary: Vocabulary, field: CodeField): Label {
  const names = (vocabulary[field] ?? []).slice(0, MOST_LISTED);
  return { zh: names.map(({ name }) => name.zh).join('、'), en: names.map(({ name }) => name.en).join(', ') };
}

const MOST_LISTED = 20;

function writtenForms({ codes, name, alsoWritten = [] }: CodeName): readonly string[] {
  return [name.zh, name.en, ...alsoWritten, ...(codes.length === 1 ? codes : [])];
}

function normalValue(written: string): string {
  return foldText(written).replace(/[\s_]+/g, '-');
}

/** How a value is written in the canonical text: its Chinese name where it has one that reads as the same codes, else the code. */
export function nameOfCodes(vocabulary: Vocabulary, field: CodeField, codes: readonly string[]): string | undefined {
  const found = vocabulary[field]?.find((each) => each.codes.length === codes.length && each.codes.every((one, index) => one === codes[index]));
  if (found && field !== 'office') return found.name.zh;
  return codes.length === 1 ? codes[0] : undefined;
}
