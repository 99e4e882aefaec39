/** Invented answers of Open Patent Services of the EPO: full texts, families, legal events. */

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<ops:world-patent-data xmlns="http://www.epo.org/exchange" xmlns:ops="http://ops.epo.org">';

interface Document {
  readonly country?: string;
  readonly number: string;
  readonly kind: string;
}

/** A full text: claims by language, each claim a text of its own, and a description. */
export function fulltextXml({ country = 'EP', number, kind }: Document, claims: Readonly<Record<string, readonly string[]>>, description: readonly string[] = []): string {
  const sets = Object.entries(claims).map(([lang, texts]) => `<claims lang="${lang}"><claim>${texts.map((text) => `<claim-text>${text}</claim-text>`).join('')}</claim></claims>`);
  const told = description.length > 0 ? `<description lang="EN">${description.map((text, index) => `<p num="000${index + 1}">${text}</p>`).join('')}</description>` : '';
  return `${HEAD}<ftxt:fulltext-documents xmlns="http://www.epo.org/fulltext" xmlns:ftxt="http://www.epo.org/fulltext"><ftxt:fulltext-document country="${country}" doc-number="${number}" kind="${kind}">${sets.join('')}${told}</ftxt:fulltext-document></ftxt:fulltext-documents></ops:world-patent-data>`;
}

export interface FamilyMember extends Document {
  readonly application: string;
  readonly date?: string;
  readonly events?: readonly string[];
}

/** A family, the first member asked for. */
export function familyXml(family: string, members: readonly FamilyMember[], namespace = 'http://ops.epo.org'): string {
  const id = ({ country = 'EP', number, kind }: Document, date = ''): string => `<document-id document-id-type="docdb"><country>${country}</country><doc-number>${number}</doc-number><kind>${kind}</kind>${date && `<date>${date}</date>`}</document-id>`;
  const one = ({ application, events = [], date = '20200101', ...document }: FamilyMember): string => `<x:family-member family-id="${family}"><publication-reference>${id(document, date)}</publication-reference><application-reference>${id({ ...document, number: application, kind: 'A' }, '20190124')}</application-reference>${events.join('')}</x:family-member>`;
  const [asked] = members;
  return `${HEAD}<x:patent-family xmlns:x="${namespace}" legal="true"><x:publication-reference>${asked ? id(asked) : ''}</x:publication-reference>${members.map(one).join('')}</x:patent-family></ops:world-patent-data>`;
}

export interface EventSample {
  readonly code: string;
  readonly text: string;
  readonly date: string;
  readonly country?: string;
  readonly effective?: string;
  readonly detail?: string;
}

/** A legal event as it stands in a family. */
export function legalXml({ code, text, date, country = '', effective = '', detail = '' }: EventSample): string {
  const details = [country && `<ops:L501EP desc="Ref Country Code">${country}</ops:L501EP>`, detail && `<ops:L510EP desc="Free Format Text">${detail}</ops:L510EP>`, effective && `<ops:L525EP desc="Effective DATE">${effective}</ops:L525EP>`];
  return `<ops:legal code="${code}" desc="${text}"><ops:pre line="00001">EP ${text}</ops:pre><ops:L001EP desc="Country Code">EP</ops:L001EP><ops:L007EP desc="Gazette DATE">${date}</ops:L007EP><ops:L500EP>${details.join('')}</ops:L500EP></ops:legal>`;
}
