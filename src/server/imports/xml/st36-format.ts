import type { DocumentId } from '#domain/patent/foreign-number.ts';
import { proseOf } from '#domain/patent/read-record.ts';
import type { ClaimSet } from '#domain/patent/record.ts';
import { joinLines } from './efiling-format.ts';
import { citationOf, inLanguage } from './epo-format.ts';
import { claimsIn, descriptionIn, drawingsIn } from './text-parts.ts';
import { symbolOf } from './uspto-format.ts';
import { NOTHING, type XmlFormat } from './xml-format.ts';
import { childrenOf, elementsOf, findChild, proseIn, wordsOf, type XmlNode } from './xml-node.ts';

/**
 * Patent documents after WIPO ST.36 as offices and suppliers make them of its common elements: China's before the
 * `business:` standard (`cn-patent-document`), Japan's gazettes, and plain `patent-document`.
 */
export const ST36_DOCUMENT: XmlFormat = {
  name: 'WIPO ST.36',
  elements: ['cn-patent-document', 'jp-official-gazette', 'patent-document'],
  namespaces: [''],
  read: (record) => {
    const data = bibliographyOf(record);
    const publication = publicationOf(record, data);
    const reference = findChild(data, 'application-reference');
    const language = record.attributes['lang'] ?? '';
    return [{
      ...NOTHING,
      publication, application: { ...idOf(reference), office: idOf(reference).office || publication.office },
      earlier: elementsOf(data, 'cn-related-publication', 'related-publication').map(idOf), priorities: elementsOf(data, 'priority-claim').map(idOf),
      kind: reference?.attributes['appl-type'] ?? (['EP', 'WO', 'JP'].includes(publication.office) && !publication.kind.startsWith('U') ? '发明' : ''),
      title: wordsOf(inLanguage(childrenOf(data, 'invention-title').concat(elementsOf(findChild(data, 'technical-data'), 'invention-title')))),
      abstract: proseOf(proseIn(inLanguage([...childrenOf(record, 'abstract'), ...elementsOf(data, 'abstract')]))),
      claims: textsOf(record, 'claims').map((set) => claimSetOf(set, set.attributes['lang'] ?? language)),
      descriptions: textsOf(record, 'description').map((each) => descriptionIn(each, each.attributes['lang'] ?? language, joinLines)),
      drawings: drawingsIn(...textsOf(record, 'drawings')),
      citations: elementsOf(data, 'references-cited', 'patent-citations').flatMap((list) => elementsOf(list, 'citation').map(citationOf)),
      family: record.attributes['family-id'] ?? '', ...partiesOf(data), ...classesOf(data),
    }];
  },
};

function bibliographyOf(record: XmlNode): XmlNode | undefined {
  return record.parts.find((part): part is XmlNode => typeof part !== 'string' && part.name.endsWith('bibliographic-data'));
}

/** Full texts stand in the document or in its body. */
function textsOf(record: XmlNode, name: string): XmlNode[] {
  return [...childrenOf(record, name), ...childrenOf(findChild(record, 'application-body'), name)];
}

function claimSetOf(set: XmlNode, language: string): ClaimSet {
  return claimsIn(elementsOf(set, 'claim'), language, /^(?:zh|cn|ja)/i.test(language) ? joinLines : proseOf);
}

function idOf(reference: XmlNode | undefined): DocumentId {
  const id = elementsOf(reference, 'document-id')[0] ?? reference;
  return { office: wordsOf(id, 'country'), number: wordsOf(id, 'doc-number'), kind: wordsOf(id, 'kind'), date: wordsOf(id, 'date') };
}

/** The reference, else what the document's own element says; Japan writes the kind out and gives its code there. */
function publicationOf({ attributes }: XmlNode, data: XmlNode | undefined): DocumentId {
  const read = idOf(childrenOf(data, 'cn-publication-reference', 'publication-reference')[0]);
  const { country = '', kind = '', date = '' } = attributes;
  const code = attributes['kind-of-st16'] ?? (read.kind || kind);
  return { office: read.office || country, number: read.number || (attributes['doc-number'] ?? ''), kind: code, date: read.date || date || (attributes['date-publ'] ?? '') };
}

function partiesOf(data: XmlNode | undefined): { applicants: string[]; inventors: string[]; owners: string[]; agency: string; agents: string[]; address: string } {
  const applicants = elementsOf(data, 'cn-applicant', 'applicant');
  const agents = elementsOf(data, 'cn-agent', 'agent');
  const agencies = agents.map((agent) => wordsOf(agent, 'cn-agency', 'name') || wordsOf(agent, 'addressbook', 'orgname')).filter(Boolean);
  return {
    applicants: applicants.map(nameOf).filter(Boolean), inventors: elementsOf(data, 'cn-inventor', 'inventor').map(nameOf).filter(Boolean),
    owners: elementsOf(data, 'cn-assignee', 'assignee', 'cn-patentee', 'grantee').map(nameOf).filter(Boolean),
    agency: agencies[0] ?? '', agents: [...new Set(agents.map(personOf).filter(Boolean))], address: addressOf(applicants[0]),
  };
}

function nameOf(party: XmlNode): string {
  const book = findChild(party, 'addressbook') ?? party;
  return wordsOf(book, 'orgname') || wordsOf(book, 'name') || [wordsOf(book, 'first-name'), wordsOf(book, 'last-name')].join(' ').trim();
}

function personOf(agent: XmlNode): string {
  return wordsOf(agent, 'name') || wordsOf(agent, 'addressbook', 'name');
}

function addressOf(party: XmlNode | undefined): string {
  const address = elementsOf(party, 'address')[0];
  return wordsOf(address, 'text') || ['city', 'state', 'country'].map((part) => wordsOf(address, part)).filter(Boolean).join(', ');
}

function classesOf(data: XmlNode | undefined): { ipc: string[]; cpc: string[]; locarno: string[] } {
  const reformed = elementsOf(data, 'classification-ipcr').map((each) => wordsOf(each, 'text') || symbolOf(each) || wordsOf(each));
  const former = elementsOf(data, 'classification-ipc').flatMap((list) => elementsOf(list, 'main-classification', 'further-classification', 'main-clsf', 'further-clsf')).map((each) => wordsOf(each));
  const locarno = elementsOf(data, 'classification-locarno').flatMap((list) => elementsOf(list, 'main-classification', 'further-classification', 'text')).map((each) => wordsOf(each));
  return { ipc: (reformed.length > 0 ? reformed : former).filter(Boolean), cpc: elementsOf(data, 'classification-cpc').map((each) => wordsOf(each, 'text') || symbolOf(each) || wordsOf(each)).filter(Boolean), locarno: locarno.filter(Boolean) };
}
