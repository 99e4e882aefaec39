import type { DocumentId } from '#domain/patent/foreign-number.ts';
import { NO_DOCUMENT } from '#domain/patent/foreign-number.ts';
import { proseOf } from '#domain/patent/read-record.ts';
import type { ClaimSet } from '#domain/patent/record.ts';
import type { XmlCitation } from '#domain/patent/xml-content.ts';
import { inLanguage } from './epo-format.ts';
import { descriptionIn } from './text-parts.ts';
import { NOTHING, type XmlFormat } from './xml-format.ts';
import { childrenOf, elementsOf, findChild, proseIn, wordsOf, type XmlNode } from './xml-node.ts';

/** Patent publications after WIPO ST.96 (`pat:PatentPublication`), as its annex VII shows them. */
export const ST96_PUBLICATION: XmlFormat = {
  name: 'WIPO ST.96',
  elements: ['PatentPublication'],
  namespaces: ['http://www.wipo.int/standards/XMLSchema/ST96/Patent'],
  read: (record) => {
    const data = findChild(record, 'BibliographicData');
    const application = findChild(data, 'ApplicationIdentification');
    const language = languageOf(record, '');
    return [{
      ...NOTHING,
      publication: publicationOf(findChild(data, 'PatentPublicationIdentification')), application: applicationOf(application),
      earlier: elementsOf(data, 'RelatedPublication').flatMap((each) => elementsOf(each, 'PatentPublicationIdentification').slice(0, 1)).map(publicationOf),
      priorities: elementsOf(findChild(data, 'PriorityClaimBag'), 'PriorityClaim').map(applicationOf),
      kind: kindOf(wordsOf(application, 'InventionSubjectMatterCategory')),
      title: wordsOf(inLanguage(elementsOf(data, 'InventionTitle').map(withLang))), abstract: proseOf(proseIn(inLanguage(childrenOf(record, 'Abstract').map(withLang)))),
      claims: childrenOf(record, 'Claims').map((set) => claimSetOf(set, languageOf(set, language))),
      descriptions: childrenOf(record, 'Description').map((each) => descriptionIn(each, languageOf(each, language))),
      citations: elementsOf(findChild(data, 'ReferenceCitationBag'), 'ReferenceCitation', 'ReferenceCitationFreeFormat').map(citationOf),
      drawings: childrenOf(record, 'Drawings').flatMap((each) => elementsOf(each, 'FileName').map((file) => ({ file: wordsOf(file) }))).filter(({ file }) => file !== ''),
      ...partiesOf(data), ...classesOf(findChild(data, 'PatentClassificationBag')),
    }];
  },
};

function languageOf({ attributes }: XmlNode, otherwise: string): string {
  return attributes['languageCode'] ?? otherwise;
}

function withLang(node: XmlNode): XmlNode {
  return { ...node, attributes: { ...node.attributes, lang: languageOf(node, '') } };
}

function publicationOf(id: XmlNode | undefined): DocumentId {
  return { office: wordsOf(id, 'IPOfficeCode'), number: wordsOf(id, 'PublicationNumber'), kind: wordsOf(id, 'PatentDocumentKindCode'), date: wordsOf(id, 'PublicationDate') };
}

function applicationOf(id: XmlNode | undefined): DocumentId {
  return { ...NO_DOCUMENT, office: wordsOf(id, 'IPOfficeCode'), number: wordsOf(id, 'ApplicationNumber', 'ApplicationNumberText'), date: wordsOf(id, 'FilingDate') };
}

function kindOf(category: string): string {
  if (/design/i.test(category)) return '外观设计';
  if (/utility model/i.test(category)) return '实用新型';
  return /utility|invention/i.test(category) ? '发明' : '';
}

/** Number and category of a claim stand beside its text. */
function claimSetOf(set: XmlNode, language: string): ClaimSet {
  const claims = elementsOf(set, 'Claim').map((claim) => childrenOf(claim, 'ClaimText').map(proseIn).join('\n'));
  return { language, claims: claims.map(proseOf).filter(Boolean) };
}

function citationOf(citation: XmlNode): XmlCitation {
  const id = elementsOf(citation, 'CitedPatentDocumentIdentification')[0];
  const party = (citation.attributes['citingPartyCategory'] ?? '').toLowerCase();
  const by = (['examiner', 'applicant'] as const).find((each) => each === party);
  const document = { office: wordsOf(id, 'IPOfficeCode'), number: wordsOf(id, 'DocumentNumber'), kind: wordsOf(id, 'PatentDocumentKindCode'), date: wordsOf(id, 'PatentDocumentDate') };
  return { text: id ? '' : wordsOf(citation), category: '', ...(id && { document }), ...(by && { by }) };
}

function partiesOf(data: XmlNode | undefined): { applicants: string[]; inventors: string[]; owners: string[]; agency: string; address: string } {
  const bag = findChild(data, 'PartyBag');
  const names = (list: string, item: string): string[] => elementsOf(findChild(bag, list), item).map(nameOf).filter(Boolean);
  return {
    applicants: names('ApplicantBag', 'Applicant'), inventors: names('InventorBag', 'Inventor'), owners: names('AssigneeBag', 'Assignee'),
    agency: names('RegisteredPractitionerBag', 'RegisteredPractitioner')[0] ?? '', address: addressOf(findChild(bag, 'ApplicantBag', 'Applicant')),
  };
}

function nameOf(party: XmlNode): string {
  const name = elementsOf(party, 'Name')[0];
  const structured = elementsOf(name, 'PersonStructuredName')[0];
  const person = ['FirstName', 'MiddleName', 'LastName'].map((part) => wordsOf(structured, part)).filter(Boolean).join(' ');
  return person || elementsOf(name, 'OrganizationStandardName', 'EntityName', 'PersonFullName').map((each) => wordsOf(each))[0] || wordsOf(name);
}

function addressOf(party: XmlNode | undefined): string {
  return ['CityName', 'GeographicRegionName', 'CountryCode'].flatMap((part) => elementsOf(party, part).slice(0, 1).map((each) => wordsOf(each))).filter(Boolean).join(', ');
}

function classesOf(bag: XmlNode | undefined): { ipc: string[]; cpc: string[] } {
  return { ipc: elementsOf(findChild(bag, 'IPCRClassificationBag'), 'IPCRClassification').map(symbolIn).filter(Boolean), cpc: elementsOf(findChild(bag, 'CPCClassificationBag'), 'CPCClassification').map(symbolIn).filter(Boolean) };
}

function symbolIn(symbol: XmlNode): string {
  const [main, sub, group, rest] = ['Class', 'Subclass', 'MainGroup', 'Subgroup'].map((part) => wordsOf(symbol, part));
  const section = wordsOf(symbol, 'Section') || wordsOf(symbol, 'CPCSection');
  return group ? `${section}${main}${sub}${group}/${rest}` : `${section}${main}${sub}`;
}
