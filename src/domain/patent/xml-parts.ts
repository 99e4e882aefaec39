import type { CivilDate } from '../calendar/civil-date.ts';
import { type ClaimParts, claimParts } from './claim-sets.ts';
import { findDay } from './day-text.ts';
import { citedNumberOf, type DocumentId, publicationNumberOf } from './foreign-number.ts';
import { distinctCitations } from './join-citations.ts';
import { joinEvents } from './join-lists.ts';
import { languageOf } from './language.ts';
import { oneLine } from './one-line.ts';
import { proseOf } from './read-record.ts';
import type { Citation, LegalEvent, PatentRecord, Priority } from './record.ts';
import type { XmlCitation, XmlEvent, XmlPatent } from './xml-content.ts';

type Parts = ClaimParts & Pick<PatentRecord, 'owners' | 'priorities' | 'citations' | 'family' | 'familyMembers' | 'drawings' | 'events'>;

/** What no column of a table holds: the rest of a record of a patent XML. */
export function partsOf(patent: XmlPatent, { publications }: Pick<PatentRecord, 'publications'>): Parts {
  const { owners, priorities, citations, family, members, drawings, events } = patent;
  const own = new Set(publications.map(({ number }) => number));
  const others = distinct(members.flatMap((each) => publicationNumberOf(each) ?? [])).filter((number) => !own.has(number));
  return {
    ...claimsOf(patent),
    ...some('owners', distinct(owners.map(oneLine).filter(Boolean))), ...some('priorities', priorities.flatMap(priorityOf)),
    ...some('citations', distinctCitations(citations.flatMap(citationOf))), ...(family !== '' && { family }), ...some('familyMembers', others),
    ...some('drawings', drawings), ...some('events', joinEvents([], events.flatMap(eventOf)) ?? []),
  };
}

/** All claims under the codes of their languages. */
export function claimsOf({ claims: sets }: Pick<XmlPatent, 'claims'>): ClaimParts {
  return claimParts(sets.map(({ language, claims }) => ({ language: languageOf(language, claims.join('')), claims: claims.map(proseOf).filter(Boolean) })));
}

function some<K extends keyof Parts>(field: K, values: NonNullable<Parts[K]> & { readonly length: number }): Pick<Parts, K> | object {
  return values.length > 0 ? { [field]: values } : {};
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

/** `US12/345,678` of 2008-06-05 as `US12345678`. */
function priorityOf({ office, number, date }: DocumentId): Priority[] {
  const written = number.normalize('NFKC').toUpperCase().replace(/\s/g, '');
  if (written === '') return [];
  const day = findDay(date);
  return [{ number: written.startsWith('PCT') || written.startsWith(office) ? written : `${office}${written}`, ...(day && { date: day }) }];
}

function citationOf({ document, text, category, by }: XmlCitation): Citation[] {
  const number = document ? citedNumberOf(document) : '';
  const words = oneLine(text);
  if (number === '' && words === '') return [];
  return [{ ...(number === '' ? { text: words } : { number }), ...(category !== '' && { category: oneLine(category) }), ...(by && { by }) }];
}

/** An event without the day of its announcement cannot be placed; that of its effect is taken instead, where there is one. */
function eventOf({ date, effective, code, text, office }: XmlEvent): LegalEvent[] {
  const from = dayOf(effective);
  const day = dayOf(date) ?? from;
  if (day === undefined) return [];
  return [{ date: day, ...(from !== undefined && from !== day && { effective: from }), ...(code !== '' && { code }), text: oneLine(text), ...(office !== '' && { office }) }];
}

/** Offices write the year 1 for a day they do not know. */
function dayOf(text: string): CivilDate | undefined {
  const day = findDay(text);
  return day !== undefined && day > '1800' ? day : undefined;
}
