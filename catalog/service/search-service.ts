import { defineLedger } from '#domain/case/define.ts';
import { choice, count, date, longText, optional } from '#domain/form/index.ts';
import { defineIndicator, type Indicator } from '#domain/indicator/indicator.ts';
import { line } from '#domain/posting/line.ts';

/** Where a service was given. */
export const SERVICE_SOURCES = {
  system: { zh: '本系统（自动记）', en: 'this system (by itself)' },
  tisc: { zh: '信息公共服务网点', en: 'information service points' },
  platform: { zh: '其他检索平台', en: 'another search platform' },
} as const;

const fields = {
  date: date({ name: { zh: '服务日期', en: 'Day' }, notAfterToday: true, searchable: true }),
  source: choice({ name: { zh: '来源', en: 'Source' }, choices: SERVICE_SOURCES, searchable: true }),
  searches: count({ name: { zh: '检索次数', en: 'Searches' }, measure: { zh: '次', en: 'searches' } }),
  documents: count({ name: { zh: '浏览文献', en: 'Documents read' }, measure: { zh: '篇', en: 'documents' } }),
  downloads: count({ name: { zh: '下载文献', en: 'Documents downloaded' }, measure: { zh: '篇', en: 'documents' } }),
  analyses: count({ name: { zh: '基础分析', en: 'Basic analyses' }, measure: { zh: '次', en: 'analyses' } }),
  note: optional(longText({ name: { zh: '备注', en: 'Note' } })),
};

const owned = { version: 1, owner: 'public-service', source: 'records', public: true, better: 'more', computation: { kind: 'flow' } } as const satisfies Partial<Indicator>;

const INDICATORS: readonly Indicator[] = [
  defineIndicator({ ...owned, id: 'patent-searches', name: { zh: '专利检索次数', en: 'Patent searches' }, measure: { zh: '次', en: 'searches' }, definition: { zh: '本系统、服务网点和其他平台的检索次数之和；翻页不计', en: 'Searches in this system, at service points and on other platforms; turning a page is none' } }),
  defineIndicator({ ...owned, id: 'patent-documents-read', name: { zh: '专利文献浏览', en: 'Patent documents read' }, measure: { zh: '篇', en: 'documents' }, definition: { zh: '从检索结果打开的专利文献，同一篇每打开一次计一篇', en: 'Documents opened from hits, each opening counted' } }),
  defineIndicator({ ...owned, id: 'patent-downloads', name: { zh: '专利文献下载', en: 'Patent documents downloaded' }, measure: { zh: '篇', en: 'documents' }, definition: { zh: '导出的专利文献，一次导出若干篇计若干篇', en: 'Documents exported, as many as the export holds' } }),
  defineIndicator({ ...owned, id: 'patent-analyses', name: { zh: '专利基础分析', en: 'Basic patent analyses' }, measure: { zh: '次', en: 'analyses' }, definition: { zh: '服务网点和平台登记的专利信息基础分析次数', en: 'Basic analyses of patent information as entered by service points and platforms' } }),
];

/**
 * The search service by day (A98 检索服务台账, A42): the system enters each unit's day by itself, without persons and queries;
 * service points and other platforms are entered by hand.
 */
export const searchServiceDay = defineLedger({
  id: 'search-service-day',
  version: 1,
  mechanism: 'A98',
  wing: 'service',
  owner: 'public-service',
  name: { zh: '检索服务台账', en: 'Search service' },
  help: { zh: '本系统的检索、浏览、下载次日自动登记，不含个人和检索式；服务网点和其他平台的手工登记', en: 'This system’s searches, readings and downloads are entered the next day by themselves, without persons and queries; others are entered by hand' },
  numbering: '检',
  fields,
  by: ['officer@owner', 'division-head@owner', 'statistics-officer'],
  day: 'date',
  readers: { staff: 'all', public: 'statistics' },
  title: ({ date: day, source }) => `${day} ${SERVICE_SOURCES[source].zh}`,
  post: ({ values: { date: day, source, searches, documents, downloads, analyses } }) =>
    Object.entries({ 'patent-searches': searches, 'patent-documents-read': documents, 'patent-downloads': downloads, 'patent-analyses': analyses })
      .filter(([, amount]) => amount > 0)
      .map(([indicator, amount]) => line(indicator, day, amount, { dimensions: { source } })),
  indicators: INDICATORS,
});
