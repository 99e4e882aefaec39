import type { DocumentId } from '#domain/patent/foreign-number.ts';
import { claimsIn, descriptionIn, drawingsIn } from './text-parts.ts';
import { NOTHING, type XmlFormat } from './xml-format.ts';
import { childrenOf, elementsOf, findChild, wordsOf, type XmlNode } from './xml-node.ts';

/** Published applications of the United States Patent and Trademark Office of 2001 to 2004 (PAP 1.5 and 1.6). Applicants were the inventors. */
export const USPTO_APPLICATION_PAP: XmlFormat = {
  name: 'USPTO',
  elements: ['patent-application-publication'],
  namespaces: [''],
  isOldForm: true,
  read: (record) => {
    const data = findChild(record, 'subdoc-bibliographic-information');
    const filing = findChild(data, 'domestic-filing-data');
    const technical = findChild(data, 'technical-information');
    const inventors = elementsOf(findChild(data, 'inventors'), 'first-named-inventor', 'inventor').map(nameOf).filter(Boolean);
    const publication = publicationOf(findChild(data, 'document-id'));
    return [{
      ...NOTHING,
      publication, application: { office: 'US', number: wordsOf(filing, 'application-number', 'doc-number'), kind: '', date: wordsOf(filing, 'filing-date') },
      priorities: childrenOf(data, 'foreign-priority-data').map(priorityOf).filter(({ number }) => number !== ''),
      kind: publication.kind.startsWith('P') ? '' : '发明',
      title: wordsOf(technical, 'title-of-invention'), abstract: abstractOf(findChild(record, 'subdoc-abstract')),
      claims: [claimsIn(elementsOf(findChild(record, 'subdoc-claims'), 'claim'), 'en', (text) => text)],
      descriptions: childrenOf(record, 'subdoc-description').map((each) => descriptionIn(each, 'en')),
      drawings: drawingsIn(findChild(record, 'subdoc-drawings')),
      applicants: inventors, inventors, owners: childrenOf(data, 'assignee').map((each) => wordsOf(each, 'organization-name') || nameOf(each)).filter(Boolean),
      address: addressOf(elementsOf(findChild(data, 'inventors'), 'residence')[0]),
      ipc: elementsOf(findChild(technical, 'classification-ipc'), 'ipc').map((each) => wordsOf(each)).filter(Boolean),
    }];
  },
};

function publicationOf(id: XmlNode | undefined): DocumentId {
  return { office: wordsOf(id, 'country-code') || 'US', number: wordsOf(id, 'doc-number'), kind: wordsOf(id, 'kind-code'), date: wordsOf(id, 'document-date') };
}

function priorityOf(claim: XmlNode): DocumentId {
  return { office: wordsOf(claim, 'country-code'), number: wordsOf(claim, 'priority-application-number', 'doc-number'), kind: '', date: wordsOf(claim, 'filing-date') };
}

function abstractOf(abstract: XmlNode | undefined): string {
  return abstract ? descriptionIn(abstract, 'en').paragraphs.map(({ text }) => text).join('\n') : '';
}

function nameOf(party: XmlNode): string {
  const name = findChild(party, 'name');
  return ['given-name', 'middle-name', 'family-name'].map((part) => wordsOf(name, part)).filter(Boolean).join(' ');
}

function addressOf(residence: XmlNode | undefined): string {
  return ['city', 'state', 'country-code'].flatMap((part) => elementsOf(residence, part).slice(0, 1).map((each) => wordsOf(each))).filter(Boolean).join(', ');
}
