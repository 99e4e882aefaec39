import type { DocumentId } from '#domain/patent/foreign-number.ts';
import type { XmlCitation } from '#domain/patent/xml-content.ts';
import { descriptionIn } from './text-parts.ts';
import { NOTHING, type XmlFormat } from './xml-format.ts';
import { childrenOf, elementsOf, findChild, proseIn, wordsOf, type XmlNode } from './xml-node.ts';

/**
 * Grants of the United States Patent and Trademark Office of 2001 to 2004 (ST.32, `PATDOC` 2.4 and 2.5): items bear the
 * numbers of INID codes, `B110` the number, `B540` the title. Applicants were the inventors.
 */
export const USPTO_GRANT_ST32: XmlFormat = {
  name: 'USPTO',
  elements: ['PATDOC'],
  namespaces: [''],
  isOldForm: true,
  read: (record) => {
    const data = findChild(record, 'SDOBI');
    const kind = pdat(data, 'B100', 'B130');
    const inventors = partiesOf(data, 'B721');
    return [{
      ...NOTHING,
      publication: { office: pdat(data, 'B100', 'B190') || 'US', number: pdat(data, 'B100', 'B110', 'DNUM'), kind, date: pdat(data, 'B100', 'B140', 'DATE') },
      application: { office: 'US', number: applicationOf(data), kind: '', date: pdat(data, 'B200', 'B220', 'DATE') },
      priorities: prioritiesOf(data), kind: kindOf(kind), title: wordsOf(findChild(data, 'B500', 'B540')),
      abstract: proseIn(findChild(record, 'SDOAB')),
      claims: [{ language: 'en', claims: elementsOf(findChild(record, 'SDOCL'), 'CLM').map(proseIn).filter(Boolean) }],
      descriptions: childrenOf(record, 'SDODE').map((each) => descriptionIn(each, 'en')),
      citations: [...elementsOf(data, 'B561').map(patentCited), ...elementsOf(data, 'B562').map(literatureCited)],
      drawings: elementsOf(findChild(record, 'SDODR'), 'EMI').flatMap(({ attributes }) => (attributes['FILE'] ? [{ file: attributes['FILE'] }] : [])),
      applicants: inventors, inventors, owners: partiesOf(data, 'B731'), agency: partiesOf(data, 'B741')[0] ?? '', address: addressOf(elementsOf(data, 'B721')[0]),
      ...classesOf(data, kind),
    }];
  },
};

/** The data of an item; its text is split where the print changes. */
function pdat(node: XmlNode | undefined, ...path: readonly string[]): string {
  return wordsOf(findChild(node, ...path));
}

function kindOf(code: string): string {
  if (code.startsWith('S')) return '外观设计';
  return code.startsWith('P') ? '' : '发明';
}

/** The serial number with its series before it. */
function applicationOf(data: XmlNode | undefined): string {
  const number = pdat(data, 'B200', 'B210', 'DNUM').replace(/\D/g, '');
  return number.length <= 6 ? `${pdat(data, 'B200', 'B211US')}${number}` : number;
}

/** Number, day and office of each stand one behind another. */
function prioritiesOf(data: XmlNode | undefined): DocumentId[] {
  const items = elementsOf(data, 'B300').flatMap((list) => elementsOf(list, 'B310', 'B320', 'B330'));
  return items.reduce<DocumentId[]>((found, item) => {
    const last = found.at(-1) ?? { office: '', number: '', kind: '', date: '' };
    if (item.name === 'B310') return [...found, { ...last, office: '', date: '', number: wordsOf(item) }];
    return [...found.slice(0, -1), { ...last, ...(item.name === 'B320' ? { date: wordsOf(item) } : { office: wordsOf(item) }) }];
  }, []);
}

function patentCited(item: XmlNode): XmlCitation {
  const document = findChild(item, 'PCIT', 'DOC');
  const kind = pdat(document, 'KIND');
  return { text: '', category: '', document: { office: pdat(document, 'CTRY') || 'US', number: pdat(document, 'DNUM'), kind: /^[A-Z]/.test(kind) ? kind : '', date: pdat(document, 'DATE') }, ...byOf(item) };
}

function literatureCited(item: XmlNode): XmlCitation {
  return { text: wordsOf(findChild(item, 'NCIT')), category: '', ...byOf(item) };
}

function byOf(item: XmlNode): Pick<XmlCitation, 'by'> {
  if (childrenOf(item, 'CITED-BY-EXAMINER').length > 0) return { by: 'examiner' };
  return childrenOf(item, 'CITED-BY-OTHER').length > 0 ? { by: 'applicant' } : {};
}

function partiesOf(data: XmlNode | undefined, item: string): string[] {
  return elementsOf(data, item).map((party) => {
    const name = elementsOf(party, 'NAM')[0];
    return pdat(name, 'ONM') || [pdat(name, 'FNM'), pdat(name, 'SNM')].filter(Boolean).join(' ');
  }).filter(Boolean);
}

function addressOf(party: XmlNode | undefined): string {
  const address = elementsOf(party, 'ADR')[0];
  return ['CITY', 'STATE', 'CTRY'].map((part) => pdat(address, part)).filter(Boolean).join(', ');
}

/** The groups stand in three places, filled with blanks or zeros: `G06F 1730`. */
function classesOf(data: XmlNode | undefined, kind: string): { ipc: string[]; locarno: string[] } {
  const symbols = elementsOf(findChild(data, 'B500', 'B510'), 'B511', 'B512').map((each) => elementsOf(each, 'PDAT').map((text) => text.parts.join('')).join('')).filter((symbol) => symbol.trim() !== '');
  if (kind.startsWith('S')) return { ipc: [], locarno: symbols.map((symbol) => symbol.trim()) };
  return { locarno: [], ipc: symbols.map((symbol) => symbol.replace(/^\s*([A-H]\d\d[A-Z])([ 0]{0,2}\d{1,3})(\d{2,})$/, (_, sub: string, group: string, rest: string) => `${sub}${group.trim()}/${rest}`)) };
}
