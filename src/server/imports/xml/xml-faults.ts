import type { Label } from '#domain/text.ts';

/** What can be wrong with a record's XML, in words (XML 缺陷). */
export const FAULTS = {
  entities: { zh: '文档类型声明（DTD）里定义了实体，出于安全不予展开', en: 'its document type declares entities, which are not expanded for safety' },
  tooLong: { zh: '一件超过 6400 万字符', en: 'one record is longer than 64 million characters' },
  tooDeep: { zh: '元素嵌套超过 200 层', en: 'its elements are nested more than 200 deep' },
  notClosed: { zh: '没有结束标签，文件可能不完整', en: 'it is not closed; the file may be cut off' },
  encoding: { zh: '有无法解码的文字，实际编码与声明的不符', en: 'some of its text cannot be decoded: it is not in the declared encoding' },
  namespace: (found: string, expected: string): Label => ({
    zh: `命名空间是“${found}”，应为“${expected}”`, en: `its namespace is “${found}”, not “${expected}”`,
  }),
  noRecord: (root: string): Label => ({
    zh: `没有专利著录项（根元素 ${root}），能读的是国家知识产权局公布公告和电子申请、美国专利商标局、欧洲专利局的专利 XML，以及 WIPO ST.36、ST.96`,
    en: `it holds no patent record (root element ${root}); patent XML of CNIPA, USPTO, EPO and after WIPO ST.36 and ST.96 is read`,
  }),
} as const;

/** What the parser says, told in words that say what to look for. */
const SYNTAX: readonly (readonly [RegExp, Label])[] = [
  [/undefined entity/, { zh: '引用了没有定义的实体', en: 'it refers to an entity that is not defined' }],
  [/unbound namespace prefix/, { zh: '用了没有声明的命名空间前缀', en: 'it uses a namespace prefix that is not declared' }],
  [/unclosed tag|unexpected end/, { zh: '有标签没有结束', en: 'a tag is not closed' }],
  [/close tag|closing tag/, { zh: '起止标签不配对', en: 'a closing tag matches no opening one' }],
  [/disallowed character|malformed character/, { zh: '有 XML 不允许的字符', en: 'it holds a character that XML does not allow' }],
  [/attribute|quoted/, { zh: '属性写法不对', en: 'an attribute is written wrongly' }],
];

/** A parser's message in both languages. */
export function syntaxFault(message: string): Label {
  return SYNTAX.find(([pattern]) => pattern.test(message))?.[1] ?? { zh: '不是合法的 XML', en: 'it is not well-formed XML' };
}

/** Declares a picture by its name, as the USPTO's documents of before 2005 do for each; no text can refer to it. */
const PICTURE = /<!ENTITY\s+[\w.-]+\s+(?:SYSTEM\s+(?:"[^"<>]*"|'[^'<>]*')|PUBLIC\s+(?:"[^"<>]*"|'[^'<>]*')\s+(?:"[^"<>]*"|'[^'<>]*'))\s+NDATA\s+[\w.-]+\s*>/g;

/** Whether a document type declaration declares entities of its own that a text could refer to, or takes them in from outside. */
export function entitiesDeclared(doctype: string): boolean {
  return /<!ENTITY|%[\w.-]+;/i.test(doctype.replace(PICTURE, ''));
}
