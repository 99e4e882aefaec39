import type { DocumentId } from '#domain/patent/foreign-number.ts';
import { NO_DOCUMENT } from '#domain/patent/foreign-number.ts';
import { proseOf } from '#domain/patent/read-record.ts';
import type { XmlCitation } from '#domain/patent/xml-content.ts';
import { claimsIn, descriptionIn } from './text-parts.ts';
import { symbolOf } from './uspto-format.ts';
import { NOTHING, type XmlFormat } from './xml-format.ts';
import { childrenOf, elementsOf, findChild, proseIn, wordsOf, type XmlNode } from './xml-node.ts';

/** Exchange documents of the European Patent Office, from Open Patent Services and from DOCDB (EPO 交换文件). */
export const EPO_EXCHANGE: XmlFormat = {
  name: 'EPO',
  elements: ['exchange-document'],
  namespaces: ['http://www.epo.org/exchange'],
  read: (record) => {
    const data = findChild(record, 'bibliographic-data');
    const publication = publicationOf(record, data);
    return [{
      ...NOTHING,
      publication, application: applicationOf(childrenOf(data, 'application-reference')),
      priorities: elementsOf(findChild(data, 'priority-claims'), 'priority-claim').map(priorityOf),
      kind: ['EP', 'WO'].includes(publication.office) ? '发明' : '',
      title: wordsOf(inLanguage(childrenOf(data, 'invention-title'))),
      abstract: proseOf(proseIn(inLanguage(childrenOf(record, 'abstract')))),
      applicants: namesOf(data, 'applicants', 'applicant'), inventors: namesOf(data, 'inventors', 'inventor'),
      citations: elementsOf(findChild(data, 'references-cited'), 'citation').map(citationOf), family: record.attributes['family-id'] ?? '',
      ...classesOf(data),
    }];
  },
};

/** Full texts of Open Patent Services: the claims of a publication, in each language they are in, and its description (权利要求、说明书全文). */
export const EPO_FULLTEXT: XmlFormat = {
  name: 'EPO',
  elements: ['fulltext-document'],
  namespaces: ['http://www.epo.org/fulltext'],
  read: (record) => {
    const languageTold = (node: XmlNode): string => node.attributes['lang'] ?? record.attributes['lang'] ?? '';
    return [{
      ...NOTHING,
      publication: publicationOf(record, findChild(record, 'bibliographic-data')),
      claims: childrenOf(record, 'claims').map((set) => claimsIn(elementsOf(set, 'claim'), languageTold(set))),
      descriptions: childrenOf(record, 'description').map((each) => descriptionIn(each, languageTold(each))),
    }];
  },
};

/** A citation of a search report, with its categories (X, Y, A …). */
export function citationOf(citation: XmlNode): XmlCitation {
  const ids = idsOf(childrenOf(citation, 'patcit'));
  const document = ids.get('docdb') ?? ids.get('epodoc');
  const by = (['examiner', 'applicant'] as const).find((who) => citation.attributes['cited-by'] === who);
  const category = childrenOf(citation, 'category').map((each) => wordsOf(each)).join(',');
  return { text: wordsOf(citation, 'nplcit'), category, ...(document && { document }), ...(by && { by }) };
}

function partsOf(id: XmlNode | undefined): DocumentId {
  return { office: wordsOf(id, 'country'), number: wordsOf(id, 'doc-number'), kind: wordsOf(id, 'kind'), date: wordsOf(id, 'date') };
}

/** The ids of a reference by their type; Open Patent Services names it at the id, DOCDB at the reference. */
export function idsOf(references: readonly XmlNode[]): Map<string, DocumentId> {
  return new Map(references.flatMap((reference) => childrenOf(reference, 'document-id').map((id) => {
    const type = id.attributes['document-id-type'] ?? reference.attributes['data-format'] ?? 'docdb';
    return [type, partsOf(id)] as const;
  })));
}

function publicationOf({ attributes }: XmlNode, data: XmlNode | undefined): DocumentId {
  const ids = idsOf(childrenOf(data, 'publication-reference'));
  const read = ids.get('docdb') ?? NO_DOCUMENT;
  const { country = '', kind = '' } = attributes;
  return {
    office: read.office || country, number: read.number || (attributes['doc-number'] ?? ''), kind: read.kind || kind,
    date: read.date || (ids.get('epodoc')?.date ?? '') || (attributes['date-publ'] ?? ''),
  };
}

/** The number as its office writes it where that is told (US series and serial number), else the exchange's own. */
export function applicationOf(references: readonly XmlNode[]): DocumentId {
  const ids = idsOf(references);
  const [docdb, printed] = [ids.get('docdb') ?? NO_DOCUMENT, ids.get('original')?.number ?? ''];
  const number = docdb.office === 'US' && /^\d{8}$/.test(printed) ? printed : docdb.number;
  return { ...docdb, number, date: docdb.date || (ids.get('epodoc')?.date ?? '') };
}

function priorityOf(claim: XmlNode): DocumentId {
  const ids = idsOf([claim]);
  const found = ids.get('epodoc') ?? ids.get('docdb') ?? NO_DOCUMENT;
  return { ...found, date: found.date || (ids.get('docdb')?.date ?? '') };
}

/** Chinese before English before whatever stands first. */
export function inLanguage(nodes: readonly XmlNode[]): XmlNode | undefined {
  const of = (language: string): XmlNode | undefined => nodes.find(({ attributes }) => attributes['lang']?.toLowerCase() === language);
  return of('zh') ?? of('en') ?? nodes[0];
}

/** Names as printed; else in the exchange's spelling, without the country behind them. */
function namesOf(data: XmlNode | undefined, list: string, item: string): string[] {
  const all = elementsOf(findChild(data, 'parties', list), item);
  const best = ['original', 'docdba', 'docdb', 'epodoc'].map((format) => all.filter(({ attributes }) => attributes['data-format'] === format)).find(({ length }) => length > 0) ?? all;
  return onePerPlace(best).map((party) => wordsOf(elementsOf(party, 'name')[0]).replace(/\s*\[[A-Z]{2}\]$/, '').replace(/,$/, '')).filter(Boolean);
}

/** A party that was written anew keeps its place in the sequence; it is named once. */
function onePerPlace(parties: readonly XmlNode[]): XmlNode[] {
  const places = parties.map(({ attributes }, index) => attributes['sequence'] ?? `#${index}`);
  return parties.filter((_, index) => places.indexOf(places[index] ?? '') === index);
}

function classesOf(data: XmlNode | undefined): { ipc: string[]; cpc: string[] } {
  const reformed = elementsOf(findChild(data, 'classifications-ipcr'), 'text').map((each) => wordsOf(each));
  const former = elementsOf(findChild(data, 'classification-ipc'), 'text').map((each) => wordsOf(each));
  const cooperative = elementsOf(findChild(data, 'patent-classifications'), 'patent-classification').filter((each) => (findChild(each, 'classification-scheme')?.attributes['scheme'] ?? '').startsWith('CPC'));
  return { ipc: reformed.length > 0 ? reformed : former, cpc: cooperative.map((each) => wordsOf(each, 'classification-symbol') || symbolOf(each)).filter(Boolean) };
}
