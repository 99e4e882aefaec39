import type { DocumentId } from '#domain/patent/foreign-number.ts';
import type { XmlCitation } from '#domain/patent/xml-content.ts';
import { claimsIn, descriptionIn, drawingsIn } from './text-parts.ts';
import { NOTHING, type XmlFormat } from './xml-format.ts';
import { childrenOf, elementsOf, findChild, proseIn, wordsOf, type XmlNode } from './xml-node.ts';

/** Grants and published applications of the United States Patent and Trademark Office (ST.36, version 4 and later). */
export const USPTO_GRANT: XmlFormat = { name: 'USPTO', elements: ['us-patent-grant'], namespaces: [''], read: (record) => readUspto(record, 'us-bibliographic-data-grant') };
export const USPTO_APPLICATION: XmlFormat = { name: 'USPTO', elements: ['us-patent-application'], namespaces: [''], read: (record) => readUspto(record, 'us-bibliographic-data-application') };

function readUspto(record: XmlNode, bibliography: string): ReturnType<XmlFormat['read']> {
  const data = findChild(record, bibliography);
  const reference = findChild(data, 'application-reference');
  const language = record.attributes['lang'] ?? 'en';
  return [{
    ...NOTHING,
    application: idOf(reference), publication: idOf(findChild(data, 'publication-reference')),
    earlier: elementsOf(findChild(data, 'us-related-documents'), 'related-publication').map(idOf),
    priorities: elementsOf(findChild(data, 'priority-claims'), 'priority-claim').map((claim) => partsOf(claim)),
    kind: kindOf(reference?.attributes['appl-type']),
    title: wordsOf(data, 'invention-title'), abstract: proseIn(findChild(record, 'abstract')),
    claims: [claimsIn(elementsOf(findChild(record, 'claims'), 'claim'), language, (text) => text)],
    descriptions: childrenOf(record, 'description').map((each) => descriptionIn(each, language)),
    citations: childrenOf(data, 'us-references-cited', 'references-cited').flatMap((list) => elementsOf(list, 'us-citation', 'citation').map(citationOf)),
    drawings: drawingsIn(findChild(record, 'drawings')),
    ...partiesOf(data),
    ...classesOf(data),
  }];
}

function citationOf(citation: XmlNode): XmlCitation {
  const document = partsOf(elementsOf(findChild(citation, 'patcit'), 'document-id')[0]);
  const told = wordsOf(citation, 'category').toLowerCase();
  const by = ['examiner', 'applicant'].find((who) => told === `cited by ${who}`) as XmlCitation['by'];
  return { text: wordsOf(citation, 'nplcit'), category: '', ...(document.number !== '' && { document }), ...(by && { by }) };
}

/** A plant patent is none of the three kinds. */
function kindOf(type: string | undefined): string {
  if (type === 'design') return '外观设计';
  return type === 'utility' ? '发明' : '';
}

function idOf(reference: XmlNode | undefined): DocumentId {
  return partsOf(elementsOf(reference, 'document-id')[0]);
}

function partsOf(id: XmlNode | undefined): DocumentId {
  return { office: wordsOf(id, 'country'), number: wordsOf(id, 'doc-number'), kind: wordsOf(id, 'kind'), date: wordsOf(id, 'date') };
}

function partiesOf(data: XmlNode | undefined): { applicants: string[]; owners: string[]; inventors: string[]; agency: string; address: string } {
  const parties = findChild(data, 'us-parties') ?? findChild(data, 'parties');
  const applicants = elementsOf(parties, 'us-applicant', 'applicant');
  const inventors = elementsOf(parties, 'inventor');
  const filing = applicants.filter(({ attributes }) => attributes['app-type'] === 'applicant-inventor');
  return {
    applicants: applicants.map(nameOf).filter(Boolean), owners: elementsOf(findChild(data, 'assignees'), 'assignee').map(nameOf).filter(Boolean),
    inventors: (inventors.length > 0 ? inventors : filing).map(nameOf).filter(Boolean),
    agency: nameOf(elementsOf(parties, 'agent')[0]), address: addressOf(applicants[0]),
  };
}

function nameOf(party: XmlNode | undefined): string {
  const book = elementsOf(party, 'addressbook')[0] ?? party;
  return wordsOf(book, 'orgname') || wordsOf(book, 'name') || [wordsOf(book, 'first-name'), wordsOf(book, 'last-name')].join(' ').trim();
}

function addressOf(party: XmlNode | undefined): string {
  const address = elementsOf(party, 'address')[0];
  return ['city', 'state', 'country'].map((part) => wordsOf(address, part)).filter(Boolean).join(', ');
}

function classesOf(data: XmlNode | undefined): { ipc: string[]; locarno: string[]; cpc: string[] } {
  const former = elementsOf(findChild(data, 'classification-ipc'), 'main-classification', 'further-classification').map((each) => wordsOf(each));
  const reformed = elementsOf(findChild(data, 'classifications-ipcr'), 'classification-ipcr').map(symbolOf);
  return {
    ipc: [...reformed, ...former].filter(Boolean), cpc: elementsOf(findChild(data, 'classifications-cpc'), 'classification-cpc').map(symbolOf).filter(Boolean),
    locarno: childrenOf(data, 'classification-locarno').map((each) => wordsOf(each, 'main-classification')).filter(Boolean),
  };
}

/** A symbol of IPC or CPC from its parts. */
export function symbolOf(symbol: XmlNode): string {
  const [section, main, sub, group, subgroup] = ['section', 'class', 'subclass', 'main-group', 'subgroup'].map((part) => wordsOf(symbol, part));
  return group ? `${section}${main}${sub}${group}/${subgroup}` : `${section}${main}${sub}`;
}
