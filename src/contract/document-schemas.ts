import { Type } from 'typebox';
import { CaseRow, CivilDay, Label } from './schemas.ts';

/** What a check of a Word file's format found (公文格式核查). */
export const FormatCheck = Type.Object({
  file: Type.String(),
  kind: Type.Union([Type.String(), Type.Null()], { description: '文种；总结、要点等不属十五种文种的为 null' }),
  parts: Type.Record(Type.String(), Type.Integer(), { description: '识别出的格式要素及个数' }),
  deviations: Type.Array(Type.Object({
    rule: Type.String(),
    what: Label,
    expected: Label,
    found: Label,
    basis: Type.String({ description: '依据的条款' }),
    evidence: Type.Union([Type.Literal('verified'), Type.Literal('to-confirm')], { description: '该常量是否已核对标准文本' }),
    count: Type.Integer({ description: '出现次数' }),
    places: Type.Array(Type.Object({ paragraph: Type.Optional(Type.Integer({ description: '第几段' })), near: Type.Optional(Type.String({ description: '该处文字' })) })),
  })),
});

const Words = Type.Array(Type.Object({ kind: Type.Union([Type.Literal('kept'), Type.Literal('added'), Type.Literal('removed')]), text: Type.String(), figure: Type.Optional(Type.String()) }));
const Index = Type.Integer({ description: '第几个有文字的段落，从 0 起' });

/** Words beside a Word file's text that came or went; none is merged. */
export const AsideShown = Type.Object({
  kind: Type.Union([Type.Literal('footnote'), Type.Literal('endnote'), Type.Literal('comment'), Type.Literal('header'), Type.Literal('footer'), Type.Literal('text-box')], { description: '脚注、尾注、批注、页眉、页脚、文本框' }),
  text: Type.String(),
  change: Type.Union([Type.Literal('added'), Type.Literal('removed')]),
  at: Type.Optional(Type.String({ description: '所在段落' })),
  author: Type.Optional(Type.String()),
});

/** An edited report compared with the one it came from (文稿回读). */
export const ReadBack = Type.Object({
  file: Type.String(),
  origin: Type.Optional(Type.Object({
    genre: Type.String(), year: Type.Integer(), asOf: CivilDay, journalHead: Type.String(),
    unit: Type.Optional(Type.String()), edition: Type.Optional(Type.String()), round: Type.Optional(Type.String()), version: Type.Optional(Type.String()), boundaries: Type.Optional(Type.String()), signedOn: Type.Optional(CivilDay),
  }, { description: '文件自带的来源标识' })),
  paragraphs: Type.Array(Type.Object({
    state: Type.Union([Type.Literal('kept'), Type.Literal('changed'), Type.Literal('added'), Type.Literal('removed')]),
    place: Type.Union([Type.Literal('heading'), Type.Literal('body'), Type.Literal('cell')]),
    moved: Type.Optional(Type.Boolean()),
    before: Type.Union([Type.Object({ index: Index, text: Type.String() }), Type.Null()]),
    after: Type.Union([Type.Object({ index: Index, text: Type.String(), parts: Type.Array(Type.Object({ text: Type.String(), figure: Type.Optional(Type.String()) })) }), Type.Null()]),
    words: Words,
  })),
  figures: Type.Array(Type.Object({
    id: Type.String(),
    old: Type.String({ description: '生成时的写法' }),
    new: Type.Union([Type.String(), Type.Null()], { description: '回读的写法；删去的为 null' }),
    state: Type.Union([Type.Literal('kept'), Type.Literal('altered'), Type.Literal('removed'), Type.Literal('refound')]),
    control: Type.Union([Type.Literal('kept'), Type.Literal('untagged'), Type.Literal('lost')], { description: '内容控件是否还在' }),
    current: Type.Optional(Type.String({ description: '账上现在的写法，与生成时不同才给出' })),
    before: Type.Union([Index, Type.Null()]),
    after: Type.Union([Index, Type.Null()]),
  })),
  asides: Type.Array(AsideShown, { description: '正文以外增删的文字，不合并' }),
});

/** The figures of a draft beside the facts (核稿). */
export const CheckedDraft = Type.Object({
  file: Type.String(),
  text: Type.String({ description: '读出的正文；start、end 按其码点计' }),
  year: Type.Integer(),
  asOf: CivilDay,
  figures: Type.Array(Type.Object({
    start: Type.Integer(),
    end: Type.Integer(),
    value: Type.String({ description: '稿中的写法' }),
    verdict: Type.Union([Type.Literal('agrees'), Type.Literal('differs'), Type.Literal('out-of-date'), Type.Literal('no-indicator'), Type.Literal('ambiguous')]),
    indicator: Type.Union([Type.String(), Type.Null()]),
    fact: Type.Union([Type.String(), Type.Null()], { description: '对照的数据点' }),
    factValue: Type.Union([Type.Number(), Type.Null()]),
    factText: Type.String(),
    measure: Type.Optional(Type.String({ description: '数据点的计量单位' })),
    name: Type.String(),
    sentence: Type.String(),
    asOf: Type.Optional(CivilDay),
    period: Type.Optional(Type.String({ description: '数据点的期间，首尾两日' })),
  })),
});

const ReturnedParagraph = Type.Object({
  state: Type.Union([Type.Literal('kept'), Type.Literal('changed'), Type.Literal('added'), Type.Literal('removed')]),
  moved: Type.Optional(Type.Boolean()),
  words: Words,
  before: Type.Union([Type.String(), Type.Null()]),
  after: Type.Union([Type.String(), Type.Null()]),
});

/** A figure that was altered or removed in a file; its value is never taken over. */
const ReturnedFigure = Type.Object({
  id: Type.String(),
  old: Type.String({ description: '生成时的写法' }),
  new: Type.Union([Type.String(), Type.Null()], { description: '文件中的写法；删去的为 null' }),
  current: Type.Optional(Type.String({ description: '账上现在的写法，与生成时不同才给出' })),
});

/** An edited file of a round's merged report, section by section (回稿). */
export const ReturnedRound = Type.Object({
  file: Type.String(),
  sections: Type.Array(Type.Object({
    case: CaseRow,
    prose: Type.String({ description: '回稿的文字，数字仍为标记' }),
    merged: Type.Array(Type.Object({
      kind: Type.Union([Type.Literal('kept'), Type.Literal('theirs'), Type.Literal('ours'), Type.Literal('both'), Type.Literal('conflict')], { description: '都未动、只有回稿改了、只有现稿改了、两边改成一样、两边改得不同' }),
      base: Type.String({ description: '成文时' }), theirs: Type.String({ description: '回稿' }), ours: Type.String({ description: '现稿' }),
    }), { description: '三方合并：依次相接即为全文' }),
    changed: Type.Boolean({ description: '合并后与现稿不同，可采用' }),
    paragraphs: Type.Array(ReturnedParagraph),
    figures: Type.Array(ReturnedFigure),
    unknown: Type.Array(Type.String()),
    unsourced: Type.Array(Type.String(), { description: '采用后没有来源的数字' }),
    since: Type.Optional(Type.Object({ name: Type.String(), on: CivilDay }, { description: '文件生成之后又写过本章的人，两边已合并' })),
  })),
  untouched: Type.Integer({ description: '没有改动的章节数' }),
  refound: Type.Integer({ description: '控件丢失后重新识别的数' }),
  elsewhere: Type.Object({ paragraphs: Type.Array(ReturnedParagraph), figures: Type.Array(ReturnedFigure) }, { description: '标题、表格等不属于章节正文的改动' }),
  asides: Type.Array(AsideShown, { description: '脚注、页眉、文本框等正文以外的改动，不合并' }),
});
