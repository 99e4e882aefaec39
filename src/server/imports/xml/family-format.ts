import type { DocumentId } from '#domain/patent/foreign-number.ts';
import { NO_DOCUMENT } from '#domain/patent/foreign-number.ts';
import type { XmlEvent, XmlPatent } from '#domain/patent/xml-content.ts';
import { applicationOf, EPO_EXCHANGE, idsOf } from './epo-format.ts';
import { NOTHING, type XmlFormat } from './xml-format.ts';
import { childrenOf, findChild, wordsOf, type XmlNode } from './xml-node.ts';

/**
 * Families and legal events of Open Patent Services (同族与法律事件): one record for each application of the family. The
 * one that was asked for is taken in; the others only tell more of patents that the register has.
 */
export const EPO_FAMILY: XmlFormat = {
  name: 'EPO',
  elements: ['patent-family'],
  namespaces: ['http://ops.epo.org'],
  read: (record) => {
    const applications = applicationsOf(childrenOf(record, 'family-member').map(memberOf));
    const asked = idsOf(childrenOf(record, 'publication-reference')).get('docdb');
    const main = applications.find(({ publications }) => publications.some((each) => isSame(each, asked))) ?? applications[0];
    const all = applications.flatMap(({ publications }) => publications);
    return applications.toSorted((a, b) => Number(b === main) - Number(a === main)).map((each) => patentOf(each, all, each !== main));
  },
};

/** A publication of the family with what stands beside it. */
interface Member {
  readonly family: string;
  readonly publications: readonly DocumentId[];
  readonly application: DocumentId;
  readonly events: readonly XmlEvent[];
  /** Its bibliographic data, where they were asked for. */
  readonly told: XmlPatent | undefined;
}

function memberOf(node: XmlNode): Member {
  const publication = idsOf(childrenOf(node, 'publication-reference')).get('docdb') ?? NO_DOCUMENT;
  const exchange = findChild(node, 'exchange-document');
  return {
    family: node.attributes['family-id'] ?? '', publications: [publication], application: usable(applicationOf(childrenOf(node, 'application-reference'))),
    events: childrenOf(node, 'legal').map((each) => eventOf(each, publication.office)), told: exchange && EPO_EXCHANGE.read(exchange)[0],
  };
}

/** The exchange's own number of a US application is not the one that its office gives it. */
function usable(application: DocumentId): DocumentId {
  return application.office === 'US' && !/^\d{8}$/.test(application.number) ? { ...NO_DOCUMENT, date: application.date } : application;
}

function isSame(one: DocumentId, other: DocumentId | undefined): boolean {
  return one.office === other?.office && one.number === other.number;
}

/** Members put together by their application; without one each stands by itself. */
function applicationsOf(members: readonly Member[]): Member[] {
  const byApplication = new Map<string, Member>();
  members.forEach((member, index) => {
    const { office, number } = member.application;
    const key = number === '' ? `#${index}` : `${office}${number}`;
    const known = byApplication.get(key);
    byApplication.set(key, known ? joined(known, member) : member);
  });
  return [...byApplication.values()];
}

function joined(one: Member, other: Member): Member {
  const publications = [...one.publications, ...other.publications];
  return { ...one, publications, events: [...one.events, ...other.events], told: one.told ?? other.told };
}

function patentOf({ family, publications, application, events, told }: Member, all: readonly DocumentId[], isOther: boolean): XmlPatent {
  const [publication = NO_DOCUMENT, ...earlier] = publications.toReversed();
  const members = all.filter((each) => !publications.includes(each));
  const own = told ?? { ...NOTHING, publication, application, kind: ['EP', 'WO'].includes(publication.office) ? '发明' : '' };
  return { ...own, earlier: told ? [...told.earlier, ...publications.filter((each) => !isSame(each, told.publication) || each.kind !== told.publication.kind)] : earlier.toReversed(), family: own.family || family, members, events, inPassing: isOther && told === undefined };
}

/** Parts of an event that have places of their own; the others are told in its text. */
const PLACED: ReadonlySet<string> = new Set(['L501EP', 'L525EP']);

function eventOf(legal: XmlNode, own: string): XmlEvent {
  const details = findChild(legal, 'L500EP');
  const office = wordsOf(details, 'L501EP') || wordsOf(legal, 'L001EP');
  const told = (details?.parts ?? []).flatMap((part) => (typeof part === 'string' || PLACED.has(part.name) ? [] : [detailText(part)]));
  return {
    date: wordsOf(legal, 'L007EP'), effective: wordsOf(details, 'L525EP'), code: (legal.attributes['code'] ?? wordsOf(legal, 'L008EP')).trim(),
    text: [(legal.attributes['desc'] ?? '').trim(), ...told].filter(Boolean).join('; '), office: office === own ? '' : office,
  };
}

/** Free text stands by itself, other parts with their names. */
function detailText(part: XmlNode): string {
  const [name = '', meaning = ''] = [part.attributes['desc'], part.attributes['descData']];
  const value = wordsOf(part);
  if (value === '') return '';
  return `${part.name === 'L510EP' ? '' : `${name}: `}${value}${meaning === '' ? '' : ` (${meaning})`}`;
}
