import type { DocumentId } from '#domain/patent/foreign-number.ts';
import type { XmlCitation } from '#domain/patent/xml-content.ts';
import { proseOf } from '#domain/patent/read-record.ts';
import { citationOf, inLanguage } from './epo-format.ts';
import { claimsIn, descriptionIn, drawingsIn } from './text-parts.ts';
import { NOTHING, type XmlFormat } from './xml-format.ts';
import { childrenOf, elementsOf, findChild, proseIn, wordsOf, type XmlNode } from './xml-node.ts';

/** Publications of the European Patent Office (ST.36, `ep-patent-document`): bibliographic items by their INID codes, full texts by language. */
export const EPO_PUBLICATION: XmlFormat = {
  name: 'EPO',
  elements: ['ep-patent-document'],
  namespaces: [''],
  read: (record) => {
    const { country = 'EP', kind = '', 'doc-number': number = '', 'date-publ': date = '', lang = '' } = record.attributes;
    const data = findChild(record, 'SDOBI');
    const owners = partiesOf(data, 'B731');
    const applicants = partiesOf(data, 'B711');
    return [{
      ...NOTHING,
      publication: { office: country, number, kind, date },
      application: { office: country, number: wordsOf(data, 'B200', 'B210').replace(/\.\d$/, ''), kind: '', date: wordsOf(data, 'B200', 'B220', 'date') },
      priorities: prioritiesOf(data), kind: '发明', title: titleOf(data),
      abstract: proseOf(proseIn(inLanguage(childrenOf(record, 'abstract')))),
      claims: childrenOf(record, 'claims').map((set) => claimsIn(elementsOf(set, 'claim'), set.attributes['lang'] ?? lang)),
      descriptions: childrenOf(record, 'description').map((each) => descriptionIn(each, each.attributes['lang'] ?? lang)),
      drawings: drawingsIn(...childrenOf(record, 'drawings')), citations: citationsOf(record, data),
      applicants: applicants.length > 0 ? applicants : owners, owners, inventors: partiesOf(data, 'B721'), agency: partiesOf(data, 'B741')[0] ?? '',
      address: addressOf(elementsOf(data, 'B711', 'B731')[0]), ...classesOf(data),
    }];
  },
};

/** Number, day and office of each stand one behind another. */
function prioritiesOf(data: XmlNode | undefined): DocumentId[] {
  const items = childrenOf(data, 'B300').flatMap((list) => elementsOf(list, 'B310', 'B320', 'B330'));
  const numbers = items.filter(({ name }) => name === 'B310');
  return numbers.map((item, index) => {
    const until = numbers[index + 1];
    const own = items.slice(items.indexOf(item), until && items.indexOf(until));
    const of = (name: string): string => wordsOf(own.find((each) => each.name === name));
    return { office: of('B330'), number: of('B310'), kind: '', date: of('B320') };
  });
}

/** Each title stands behind the code of its language. */
function titleOf(data: XmlNode | undefined): string {
  const items = elementsOf(findChild(data, 'B500', 'B540'), 'B541', 'B542');
  const titles = items.flatMap((item, index) => (item.name === 'B542' ? [{ ...item, attributes: { lang: wordsOf(items[index - 1]) } }] : []));
  return wordsOf(inLanguage(titles));
}

/** The first line is the name; behind it may stand at whose address. */
function partiesOf(data: XmlNode | undefined, item: string): string[] {
  return elementsOf(data, item).map((party) => (proseIn(findChild(party, 'snm')).split('\n')[0] ?? '').trim()).filter(Boolean);
}

function addressOf(party: XmlNode | undefined): string {
  const address = findChild(party, 'adr');
  return ['city', 'ctry'].map((part) => wordsOf(address, part)).filter(Boolean).join(', ');
}

/** Since 2006 in a list of their own; before, with the edition of the scheme before the symbol: `7H 04N 1/40`. */
function classesOf(data: XmlNode | undefined): { ipc: string[]; cpc: string[] } {
  const symbols = findChild(data, 'B500');
  const reformed = elementsOf(findChild(symbols, 'B510EP'), 'text').map((each) => wordsOf(each));
  const former = elementsOf(findChild(symbols, 'B510'), 'B511', 'B512').map((each) => wordsOf(each).replace(/^\d(?=\s?[A-H])/, ''));
  return { ipc: (reformed.length > 0 ? reformed : former).filter(Boolean), cpc: elementsOf(findChild(symbols, 'B520EP'), 'text').map((each) => wordsOf(each)).filter(Boolean) };
}

/** Those of the search report, and those printed in the specification (`EP-A- 0 123 456`). */
function citationsOf(record: XmlNode, data: XmlNode | undefined): XmlCitation[] {
  const printed = elementsOf(findChild(data, 'B500', 'B560'), 'B561', 'B562').map((item) => printedCitation(wordsOf(item)));
  return [...elementsOf(findChild(record, 'search-report-data'), 'citation').map(citationOf), ...printed];
}

function printedCitation(text: string): XmlCitation {
  const [, office, kind, number] = /^([A-Z]{2})-([A-Z]\d?)-\s*([\d ]+)$/.exec(text) ?? [];
  return office && kind && number ? { text: '', category: '', document: { office, kind, number, date: '' } } : { text, category: '' };
}
