import { Type } from 'typebox';
import { Instant, Label } from './schemas.ts';
import { ExportQuery, SearchHit, SearchQuery } from './search-schemas.ts';

/** A client leaves out what is empty. */
const q = Type.Optional(Type.String({ description: '检索式；空的或不给检出全部' }));
const within = Type.Optional(Type.String({ description: '只在此收藏夹中检索' }));

/** A search, or one within a collection. */
export const SearchWithin = Type.Object({ ...SearchQuery.properties, q, within });

/** Hits to be taken along at once, or those within a collection. */
export const ExportWithin = Type.Object({ ...ExportQuery.properties, q, within });

const Sharing = Type.Union([Type.Literal('none'), Type.Literal('read'), Type.Literal('edit')], { description: 'none 仅本人 | read 全局可看 | edit 全局可编辑' });
const Name = Type.String({ minLength: 1, maxLength: 80 });
const Note = Type.String({ maxLength: 4_000 });
const PatentId = Type.String({ pattern: '^\\d{1,18}$' });

export const CollectionOrder = Type.Object({ name: Name, note: Type.Optional(Note), shared: Type.Optional(Sharing) });

/** A collection (收藏夹、专题) as the caller stands to it. */
export const Collection = Type.Object({
  id: Type.String(),
  name: Type.String(),
  note: Type.String(),
  shared: Sharing,
  mine: Type.Boolean(),
  mayEdit: Type.Boolean({ description: '能否收录、移出和写备注' }),
  ownerName: Type.String(),
  patents: Type.Integer(),
  holds: Type.Optional(Type.Boolean({ description: '问到的那件专利是否已收录' })),
});

/** Which patents: some by their ids, or all hits of a query. */
export const Gathering = Type.Object({
  patents: Type.Optional(Type.Array(PatentId, { minItems: 1, maxItems: 1_000 })),
  query: Type.Optional(Type.Object({ q: Type.String({ maxLength: 200_000 }), sort: Type.Optional(Type.String()), synonyms: Type.Optional(Type.Boolean()), within })),
  note: Type.Optional(Note),
});

export const Gathered = Type.Object({
  added: Type.Integer(),
  already: Type.Integer({ description: '原已收录' }),
  left: Type.Integer({ description: '命中超过一次可收录的件数，未收录的' }),
});

export const CollectedPatent = Type.Object({
  hit: SearchHit,
  note: Type.String(),
  notedByName: Type.Optional(Type.String()),
  notedAt: Type.Optional(Instant),
  addedByName: Type.String(),
  addedAt: Instant,
});

export const CollectionAct = Type.Object({ act: Type.String({ description: 'created | changed | added | removed | noted' }), byName: Type.String(), at: Instant, patents: Type.Integer(), detail: Type.Optional(Type.String()) });

export const CollectionPage = Type.Object({ collection: Collection, total: Type.Integer(), rows: Type.Array(CollectedPatent), acts: Type.Array(CollectionAct, { description: '最近的记事，新的在前' }) });

export const PatentIds = Type.Object({ patents: Type.Array(PatentId, { minItems: 1, maxItems: 1_000 }) });

export const NoteOrder = Type.Object({ note: Note });

/** What a file of hits is to hold. */
export const ExportOrder = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200_000, description: '检索式；不给则为整个收藏夹' })),
  sort: Type.Optional(Type.String({ description: '排序，同检索' })),
  synonyms: Type.Optional(Type.Boolean({ description: '是否同时检索同义词，默认是' })),
  within,
  format: Type.String({ description: 'xlsx | csv | citations（GB/T 7714 参考文献）' }),
  language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
});

/** A file of hits that is made in the background (导出任务). */
export const SearchExport = Type.Object({
  id: Type.String(),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('running'), Type.Literal('ready'), Type.Literal('failed')]),
  done: Type.Integer({ description: '已写出的条数' }),
  total: Type.Optional(Type.Integer()),
  of: Type.String({ description: '检索式或收藏夹名称' }),
  format: Type.String(),
  bytes: Type.Optional(Type.Integer()),
  startedAt: Instant,
  expiresAt: Type.Optional(Instant),
  problem: Type.Optional(Label),
});
