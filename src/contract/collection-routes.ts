import { Type } from 'typebox';
import * as C from './collection-schemas.ts';
import { Done, id, language } from './common-schemas.ts';
import { type Access, route } from './route.ts';

const staff: Access = 'signed-in';
const paging = { offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) };

/** Collections of patents with notes (收藏夹、专题), and files of hits made in the background (导出任务). */
export const COLLECTION_ROUTES = {
  collections: route({ id: 'collections', method: 'GET', path: '/collections', access: staff, surface: 'office', summary: { zh: '收藏夹', en: 'Collections' }, query: Type.Object({ patent: Type.Optional(Type.String({ description: '问各收藏夹是否已收录这件' })) }), reply: Type.Object({ rows: Type.Array(C.Collection) }) }),
  createCollection: route({ id: 'createCollection', method: 'POST', path: '/collections', access: staff, surface: 'office', summary: { zh: '新建收藏夹', en: 'Create a collection' }, body: C.CollectionOrder, reply: C.Collection }),
  changeCollection: route({ id: 'changeCollection', method: 'PUT', path: '/collections/:id', access: staff, surface: 'office', summary: { zh: '收藏夹改名、备注、共享', en: 'Rename, note or share a collection' }, params: id, body: C.CollectionOrder, reply: C.Collection }),
  removeCollection: route({ id: 'removeCollection', method: 'DELETE', path: '/collections/:id', access: staff, surface: 'office', summary: { zh: '删除收藏夹', en: 'Delete a collection' }, params: id, reply: Done }),
  collection: route({ id: 'collection', method: 'GET', path: '/collections/:id', access: staff, surface: 'office', summary: { zh: '收藏夹内容', en: 'What a collection holds' }, params: id, query: Type.Object(paging), reply: C.CollectionPage }),
  addToCollection: route({ id: 'addToCollection', method: 'POST', path: '/collections/:id/patents', access: staff, surface: 'office', summary: { zh: '收录专利（选中的，或全部命中，一次至多 10,000 件）', en: 'Add patents: some, or all hits, 10,000 at most at once' }, params: id, body: C.Gathering, reply: C.Gathered }),
  removeFromCollection: route({ id: 'removeFromCollection', method: 'POST', path: '/collections/:id/removals', access: staff, surface: 'office', summary: { zh: '移出收藏夹', en: 'Take patents out' }, params: id, body: C.PatentIds, reply: Type.Object({ removed: Type.Integer() }) }),
  noteInCollection: route({ id: 'noteInCollection', method: 'PUT', path: '/collections/:id/patents/:patent', access: staff, surface: 'office', summary: { zh: '专利备注', en: 'Note a patent' }, params: Type.Object({ id: Type.String(), patent: Type.String() }), body: C.NoteOrder, reply: Done }),
  exportCollection: route({ id: 'exportCollection', method: 'GET', path: '/collections/:id/file', access: staff, surface: 'office', transfer: 'file', summary: { zh: '收藏夹导出', en: 'A collection as a file' }, params: id, query: Type.Object({ format: Type.String({ description: 'xlsx | csv | citations' }), language }), reply: Type.Unknown() }),
  searchExports: route({ id: 'searchExports', method: 'GET', path: '/search-exports', access: staff, surface: 'office', summary: { zh: '我的导出任务', en: 'My exports' }, reply: Type.Object({ rows: Type.Array(C.SearchExport) }) }),
  startSearchExport: route({ id: 'startSearchExport', method: 'POST', path: '/search-exports', access: staff, surface: 'office', summary: { zh: '后台导出（至多 100,000 条）', en: 'Export in the background, 100,000 at most' }, body: C.ExportOrder, reply: C.SearchExport }),
  removeSearchExport: route({ id: 'removeSearchExport', method: 'DELETE', path: '/search-exports/:id', access: staff, surface: 'office', summary: { zh: '取消或删除导出任务', en: 'Cancel an export, or forget it' }, params: id, reply: Done }),
  searchExportFile: route({ id: 'searchExportFile', method: 'GET', path: '/search-exports/:id/file', access: staff, surface: 'office', transfer: 'file', summary: { zh: '下载导出的文件', en: 'The file of an export' }, params: id, reply: Type.Unknown() }),
} as const;
