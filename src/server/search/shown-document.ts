import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import type { MarkedText, PatentDocument } from '#contract/patent-document-schemas.ts';
import { readClaims } from '#domain/patent/claims-tree.ts';
import { publicationKey } from '#domain/patent/publication-key.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { TECHNOLOGY_FIELDS, technologyFieldOf } from '#domain/patent/technology-field.ts';
import type { TextField } from '#search/document.ts';
import type { Highlighter } from '#search/highlight.ts';
import type { Schema } from '../database/schema.ts';
import { numberOf } from '../patents/write-entry.ts';
import { entriesByPublication, type NamedEntry } from './number-links.ts';
import { entriesOfFamily } from './patent-links.ts';
import { recordsOfIds } from './records-of-ids.ts';

export type ShownDocument = Static<typeof PatentDocument>;

type Marked = Static<typeof MarkedText>;
type Links = ReadonlyMap<string, NamedEntry>;

/** What a patent document says (专利文献), with the marks of a query and links to what the register has of others. */
export async function shownDocument(database: Kysely<Schema>, id: number, record: PatentRecord, highlighter: Highlighter): Promise<ShownDocument> {
  const { citations = [], familyMembers = [] } = record;
  const links = await entriesByPublication(database, [...citations.flatMap(({ number }) => number ?? []), ...familyMembers]);
  return { ...markedTexts(record, highlighter), ...bibliography(record), ...references(record, links), ...(await familyOf(database, id, record, links)) };
}

function markedTexts({ title = '', abstract, applicants, owners = [], inventors, agency, agents, claims, firstClaim, otherClaims = [] }: PatentRecord, highlighter: Highlighter): Pick<ShownDocument, 'title' | 'abstract' | 'applicants' | 'owners' | 'inventors' | 'agency' | 'agents' | 'claims' | 'otherClaims'> {
  const marked = (field: TextField) => (text: string): Marked => ({ text, marks: [...highlighter(field, text)] });
  return {
    title: marked('title')(title),
    ...(abstract && { abstract: marked('abstract')(abstract) }),
    applicants: applicants.map(marked('applicants')), owners: owners.map(marked('owners')), inventors: inventors.map(marked('inventors')),
    ...(agency && { agency: marked('agency')(agency) }), agents: agents.map(marked('agency')),
    claims: shownClaims(claims ?? (firstClaim ? [firstClaim] : []), marked('claims')),
    otherClaims: otherClaims.map(({ language, claims: texts }) => ({ language, claims: shownClaims(texts, marked('claims')) })),
  };
}

function shownClaims(texts: readonly string[], marked: (text: string) => Marked): ShownDocument['claims'] {
  return readClaims(texts).map(({ number, text, refersTo, parent, unresolved }) => ({
    number, ...marked(text), refersTo: [...refersTo], ...(parent !== undefined && { parent }), ...(unresolved && { unresolved: [...unresolved] }),
  }));
}

function bibliography({ agencyCode, address, postcode, priorities = [], ipc, cpc, locarno, legalStatus, mainClass, descriptions = [] }: PatentRecord): Pick<ShownDocument, 'descriptions' | 'agencyCode' | 'address' | 'postcode' | 'priorities' | 'ipc' | 'cpc' | 'locarno' | 'technologyFields' | 'legalStatus'> {
  const symbols = [...new Set([...(mainClass ? [mainClass] : []), ...ipc])];
  return {
    ...(agencyCode && { agencyCode }), ...(address && { address }), ...(postcode && { postcode }), ...(legalStatus && { legalStatus }),
    descriptions: descriptions.map(({ language, characters }) => ({ language, characters })),
    priorities: priorities.map(({ number, date }) => ({ number, ...(date && { date }) })),
    ipc: [...ipc], cpc: [...cpc], locarno: [...locarno], technologyFields: fieldsOf(symbols),
  };
}

/** The technology fields of some symbols, that of the first one first. */
function fieldsOf(symbols: readonly string[]): ShownDocument['technologyFields'] {
  const numbers = new Set(symbols.flatMap((symbol) => technologyFieldOf(symbol) ?? []));
  return [...numbers].flatMap((number) => TECHNOLOGY_FIELDS.find((each) => each.number === number) ?? []).map(({ number, name }) => ({ number, name: { ...name } }));
}

function references({ citations = [], drawings = [] }: PatentRecord, links: Links): Pick<ShownDocument, 'citations' | 'drawings'> {
  return {
    citations: citations.map(({ number, text, category, by }) => ({ ...named(number, links), ...(text && { text }), ...(category && { category }), ...(by && { by }) })),
    drawings: drawings.map(({ file, figure }) => ({ file, ...(figure && { figure }) })),
  };
}

/** The members that the source names, and those that the register has under the same number. */
async function familyOf(database: Kysely<Schema>, id: number, { family, familyMembers = [], publications }: PatentRecord, links: Links): Promise<Pick<ShownDocument, 'family' | 'familyMembers'>> {
  const own = new Set(publications.map(({ number }) => publicationKey(number)));
  const told = familyMembers.filter((number) => !own.has(publicationKey(number))).map((number) => named(number, links));
  const known = new Set([String(id), ...told.flatMap((each) => each.id ?? [])]);
  const others = family === undefined ? [] : (await entriesOfFamily(database, family)).filter((each) => !known.has(String(each)));
  const registered = [...(await recordsOfIds(database, others))].map(([other, record]) => ({ id: String(other), number: numberOf(record), title: record.title ?? '' }));
  return { ...(family && { family }), familyMembers: [...told, ...registered] };
}

function named(number: string | undefined, links: Links): { number?: string; id?: string; title?: string } {
  if (number === undefined) return {};
  return { number, ...links.get(publicationKey(number) ?? '') };
}
