import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import type { SearchHit } from '#contract/search-schemas.ts';
import { latestPublication, type PatentRecord } from '#domain/patent/record.ts';
import type { SearchDocument, TextField } from '#search/document.ts';
import { type Highlighter, snippetOf } from '#search/highlight.ts';
import type { Schema } from '../database/schema.ts';
import { withDescriptions } from '../patents/descriptions.ts';
import { textsOf } from './document.ts';
import { recordsOfIds } from './records-of-ids.ts';

export type ShownHit = Static<typeof SearchHit>;

/** Hits of a page that are marked; longer pages are for machines. */
const MOST_MARKED = 100;

/** The entries of some ids in the order of the ids, with what was found in them; one that was merged away since is left out. */
export async function hitsOf(database: Kysely<Schema>, ids: readonly number[], highlighter: Highlighter): Promise<ShownHit[]> {
  const entries = [...(await recordsOfIds(database, ids))].map(([id, record]) => ({ id, record }));
  if (!highlighter.fields?.has('description')) return entries.map(({ id, record }, index) => shownHit(id, record, index < MOST_MARKED ? highlighter : () => []));
  const hits: ShownHit[] = [];
  for await (const few of withDescriptions(database, entries.slice(0, MOST_MARKED))) for (const { entry: { id, record }, description } of few) hits.push(shownHit(id, record, highlighter, description));
  return [...hits, ...entries.slice(MOST_MARKED).map(({ id, record }) => shownHit(id, record, () => []))];
}

/** A line of the hit list: the publication that came last, its day, else that of filing. */
function shownHit(id: number, record: PatentRecord, highlighter: Highlighter, description: readonly string[] = []): ShownHit {
  const { title, kind, applicationNumber, filingDate, applicants, ipc, locarno } = record;
  const publication = latestPublication(record);
  const date = publication?.date ?? filingDate;
  return {
    id: String(id), title: title ?? '', kind: kind ?? '', applicants: [...applicants], ipc: [...ipc, ...locarno],
    publication: publication?.number ?? null, application: applicationNumber?.normal ?? applicationNumber?.text ?? null,
    date: date ?? null, filed: filingDate ?? null,
    titleMarks: [...highlighter('title', title ?? '')], snippets: snippetsOf({ ...textsOf(record), description }, highlighter),
  };
}

/** One snippet of each text other than the title in which something was found. */
function snippetsOf(texts: SearchDocument['texts'], highlighter: Highlighter): ShownHit['snippets'] {
  return SNIPPED.flatMap((field) => {
    const text = (texts[field] ?? []).find((each) => highlighter(field, each).length > 0);
    const snippet = text === undefined ? undefined : snippetOf(text, highlighter(field, text));
    return snippet ? [{ field, text: snippet.text, marks: [...snippet.marks] }] : [];
  });
}

const SNIPPED = ['abstract', 'claims', 'description', 'applicants', 'inventors', 'agency'] as const satisfies readonly TextField[];
