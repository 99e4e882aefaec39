import { Type } from 'typebox';
import { CivilDay, Label } from './schemas.ts';

/** A query in the language of patent searchers, and which hits of it. */
export const SearchQuery = Type.Object({
  q: Type.String({ description: '检索式；空的检出全部' }),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  sort: Type.Optional(Type.String({ description: 'relevance | filed-newest | filed-oldest | published-newest | published-oldest | granted-newest | granted-oldest' })),
  facets: Type.Optional(Type.String({ description: '分面，用逗号并列：year,kind,office,class,field,applicant,district,state；或 all' })),
  synonyms: Type.Optional(Type.Boolean({ description: '是否同时检索同义词，默认是' })),
});

/** Which hits go into a file, and in which form. */
export const ExportQuery = Type.Object({
  q: Type.String({ description: '检索式' }),
  sort: Type.Optional(Type.String({ description: '排序，同检索' })),
  format: Type.String({ description: 'xlsx | csv | citations（GB/T 7714 参考文献）' }),
  synonyms: Type.Optional(Type.Boolean({ description: '是否同时检索同义词，默认是' })),
  language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
});

/** Stretches of a text that the query found, in UTF-16 units. */
export const SearchMarks = Type.Array(Type.Object({ start: Type.Integer(), end: Type.Integer() }));

/** A patent as a list of hits shows it. */
export const SearchHit = Type.Object({
  id: Type.String(),
  publication: Type.Union([Type.String(), Type.Null()], { description: '最近的公开（公告）号' }),
  application: Type.Union([Type.String(), Type.Null()], { description: '申请号' }),
  title: Type.String(),
  kind: Type.String(),
  applicants: Type.Array(Type.String()),
  date: Type.Union([CivilDay, Type.Null()], { description: '最近的公开（公告）日，没有的为申请日' }),
  filed: Type.Union([CivilDay, Type.Null()], { description: '申请日' }),
  ipc: Type.Array(Type.String(), { description: '分类号；外观设计为洛迦诺分类' }),
  titleMarks: SearchMarks,
  snippets: Type.Array(Type.Object({ field: Type.String({ description: 'abstract | claims | description | applicants | inventors | agency' }), text: Type.String(), marks: SearchMarks }), { description: '名称以外命中之处' }),
});

export const SearchFacet = Type.Array(Type.Object({ value: Type.String(), count: Type.Integer(), name: Type.Optional(Label) }));

export const SearchReply = Type.Object({
  query: Type.String(),
  canonical: Type.String({ description: '规范检索式' }),
  widened: Type.Optional(Type.String({ description: '加上同义词和拼音后的检索式；没有可加的不给' })),
  total: Type.Integer({ description: '准确的总数' }),
  upToDate: Type.Boolean({ description: '索引是否已含登记簿的全部；建立索引期间为否' }),
  hits: Type.Array(SearchHit),
  facets: Type.Object({ year: Type.Optional(SearchFacet), kind: Type.Optional(SearchFacet), office: Type.Optional(SearchFacet), class: Type.Optional(SearchFacet), field: Type.Optional(SearchFacet), applicant: Type.Optional(SearchFacet), district: Type.Optional(SearchFacet), state: Type.Optional(SearchFacet) }),
  tookMs: Type.Number(),
});

/** What a saved search says. */
export const SavedSearchOrder = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 80 }),
  query: Type.String({ maxLength: 200_000 }),
  sort: Type.Optional(Type.String({ description: '同 searchPatents' })),
  synonyms: Type.Optional(Type.Boolean({ description: '是否同时检索同义词，默认是' })),
  shared: Type.Optional(Type.Boolean({ description: '是否全局共享，默认否' })),
});

/** A saved search (已存检索) as the caller stands to it. */
export const SavedSearch = Type.Object({
  id: Type.String(),
  name: Type.String(),
  query: Type.String(),
  sort: Type.String(),
  synonyms: Type.Boolean(),
  shared: Type.Boolean(),
  mine: Type.Boolean(),
  ownerName: Type.String(),
  following: Type.Boolean({ description: '有新命中时是否提醒我' }),
  fresh: Type.Integer({ description: '上次看过以后新命中的件数，准确' }),
  upTo: Type.String({ description: '已比对到的入册流水号；标记已阅时带回' }),
  problem: Type.Optional(Label),
});

export const NewMatches = Type.Object({ search: SavedSearch, total: Type.Integer(), hits: Type.Array(SearchHit) });
