import type { DocumentId } from '#domain/patent/foreign-number.ts';
import { proseOf } from '#domain/patent/read-record.ts';
import type { ClaimSet } from '#domain/patent/record.ts';
import type { XmlCitation } from '#domain/patent/xml-content.ts';
import { descriptionIn, drawingsIn } from './text-parts.ts';
import { NOTHING, type XmlFormat } from './xml-format.ts';
import { childrenOf, elementsOf, findChild, paragraphIn, proseIn, wordsOf, type XmlNode } from './xml-node.ts';

/** Publication XML of the China National Intellectual Property Administration (国家知识产权局公布公告 XML, `business:`). */
export const CNIPA_PUBLICATION: XmlFormat = {
  name: 'CNIPA',
  elements: ['PatentDocumentAndRelated'],
  namespaces: ['http://www.sipo.gov.cn/XMLSchema/business', 'http://www.cnipa.gov.cn/XMLSchema/business'],
  read: (record) => {
    const data = findChild(record, 'BibliographicData');
    const agent = findChild(data, 'Parties', 'AgentDetails', 'Agent');
    return [{
      ...NOTHING,
      application: idOf(original(childrenOf(data, 'ApplicationReference'))),
      publication: publicationOf(record, data),
      earlier: elementsOf(findChild(data, 'RelatedDocuments'), 'RelatedPublicationDoc').map(idOf),
      priorities: elementsOf(data, 'Priority', 'PriorityClaim').map(idOf).filter(({ number }) => number !== ''),
      title: titleOf(data),
      abstract: proseOf(proseIn(original(childrenOf(record, 'Abstract')))),
      claims: claimSetsOf(record), descriptions: originalsFirst(childrenOf(record, 'Description')).map((each) => descriptionIn(each, languageTold(each))),
      citations: elementsOf(findChild(data, 'ReferencesCited'), 'Citation').map(citationOf), drawings: drawingsIn(...childrenOf(record, 'Drawings')),
      ...partiesOf(data),
      agency: nameOf(findChild(agent, 'Agency')),
      agencyCode: /^\d{5}$/.exec(wordsOf(data, 'Parties', 'AgentDetails', 'CustomerNumber'))?.[0]?.replace(/^0+$/, '') ?? '',
      agents: elementsOf(findChild(data, 'Parties', 'AgentDetails'), 'Agent').map((each) => nameIn(findChild(each, 'AddressBook'))).filter(Boolean),
      ...classesOf(data),
    }];
  },
};

function languageTold({ attributes }: XmlNode): string {
  return attributes['lang'] ?? '';
}

function claimSetsOf(record: XmlNode): ClaimSet[] {
  return originalsFirst(childrenOf(record, 'Claims')).map((set) => ({
    language: languageTold(set), claims: elementsOf(set, 'Claim').map((claim) => proseOf(paragraphIn(claim))).filter(Boolean),
  }));
}

function originalsFirst(items: readonly XmlNode[]): XmlNode[] {
  return items.toSorted((a, b) => Number(isOriginal(b)) - Number(isOriginal(a)));
}

/** What was found in the search is the examiner's (`SEA`), and so is what the examination added (`EXA`). */
function citationOf(citation: XmlNode): XmlCitation {
  const document = idOf(original(elementsOf(citation, 'PublicationReference')));
  const phase = citation.attributes['srepPhase'] ?? '';
  const found = document.number !== '';
  return { text: found ? '' : wordsOf(citation), category: wordsOf(elementsOf(citation, 'Category')[0]), ...(found && { document }), ...(/^(?:SEA|EXA)/.test(phase) && { by: 'examiner' }) };
}

/** The spelling that the office printed, where an item is given in several (`dataFormat`). */
function original(items: readonly XmlNode[]): XmlNode | undefined {
  return items.find(({ attributes }) => attributes['dataFormat'] === 'original') ?? items[0];
}

function idOf(reference: XmlNode | undefined): DocumentId {
  const id = elementsOf(reference, 'DocumentID')[0] ?? reference;
  return { office: wordsOf(id, 'WIPOST3Code'), number: wordsOf(id, 'DocNumber'), kind: wordsOf(id, 'Kind'), date: wordsOf(id, 'Date') };
}

/** The reference, else what the root element says of the document. */
function publicationOf({ attributes }: XmlNode, data: XmlNode | undefined): DocumentId {
  const read = idOf(original(childrenOf(data, 'PublicationReference')));
  const { country = '', docNumber = '', kind = '', datePublication = '' } = attributes;
  return { office: read.office || country, number: read.number || docNumber, kind: read.kind || kind, date: read.date || datePublication };
}

function titleOf(data: XmlNode | undefined): string {
  const titles = childrenOf(data, 'InventionTitle', 'DesignTitle');
  const chosen = titles.find(({ attributes }) => attributes['lang'] === 'zh') ?? titles[0];
  return chosen ? proseIn(chosen).replace(/\s+/g, ' ') : '';
}

function partiesOf(data: XmlNode | undefined): { applicants: string[]; owners: string[]; inventors: string[]; address: string } {
  const parties = findChild(data, 'Parties');
  const applicants = elementsOf(parties, 'Applicant').filter(isOriginal);
  const owners = elementsOf(data, 'Assignee', 'PatentOwner', 'Patentee').filter(isOriginal);
  return {
    applicants: (applicants.length > 0 ? applicants : owners).map(nameOf).filter(Boolean), owners: owners.map(nameOf).filter(Boolean),
    inventors: elementsOf(parties, 'Inventor', 'Designer').filter(isOriginal).map(nameOf).filter(Boolean),
    address: addressOf(applicants[0] ?? owners[0]),
  };
}

function isOriginal({ attributes }: XmlNode): boolean {
  return (attributes['dataFormat'] ?? 'original') === 'original';
}

function nameOf(party: XmlNode | undefined): string {
  return nameIn(elementsOf(party, 'AddressBook')[0]);
}

function nameIn(book: XmlNode | undefined): string {
  return wordsOf(book, 'Name') || wordsOf(book, 'OrganizationName') || [wordsOf(book, 'LastName'), wordsOf(book, 'FirstName')].join('').trim();
}

/** The address as printed, else put together of its parts, which hold `0` where nothing is known. */
function addressOf(party: XmlNode | undefined): string {
  const address = elementsOf(party, 'Address')[0];
  const known = (name: string): string => wordsOf(address, name).replace(/^0+$/, '');
  return known('Text') || ['PostCode', 'Province', 'City', 'County', 'Street', 'AddressLine'].map(known).join('');
}

function classesOf(data: XmlNode | undefined): { ipc: string[]; locarno: string[]; cpc: string[] } {
  const former = elementsOf(findChild(data, 'ClassificationIPC'), 'MainClassification', 'FurtherClassification').filter(isOriginal).map((each) => wordsOf(each));
  const reformed = elementsOf(data, 'ClassificationIPCR').map(symbolOf);
  const locarno = elementsOf(data, 'ClassificationLocarno').flatMap((each) => elementsOf(each, 'MainClassification', 'FurtherClassification', 'Text').filter(isOriginal).map((symbol) => wordsOf(symbol)));
  return { ipc: [...reformed, ...former].filter(Boolean), locarno: locarno.filter(Boolean), cpc: elementsOf(data, 'ClassificationCPC').map(symbolOf).filter(Boolean) };
}

function symbolOf(symbol: XmlNode): string {
  const [section, main, sub, group, subgroup] = ['Section', 'MainClass', 'Subclass', 'MainGroup', 'Subgroup'].map((part) => wordsOf(symbol, part));
  return wordsOf(symbol, 'Text') || (group ? `${section}${main}${sub}${group}/${subgroup}` : `${section}${main}${sub}`);
}
