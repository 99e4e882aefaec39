import type { Description } from './description.ts';
import type { DocumentId } from './foreign-number.ts';
import type { ClaimSet, Drawing } from './record.ts';

/** What one record of a patent XML says (专利 XML 著录项), each value as written; blank or empty where it does not say. */
export interface XmlPatent {
  readonly application: DocumentId;
  /** Of this document. */
  readonly publication: DocumentId;
  /** Earlier publications of the same application that the record names. */
  readonly earlier: readonly DocumentId[];
  readonly priorities: readonly DocumentId[];
  /** 发明, 实用新型, 外观设计, where the number does not tell it. */
  readonly kind: string;
  readonly title: string;
  readonly abstract: string;
  /** By language; blank where the source does not tell it. */
  readonly claims: readonly ClaimSet[];
  readonly descriptions: readonly Description[];
  readonly applicants: readonly string[];
  /** Assignees and proprietors (受让人、专利权人). */
  readonly owners: readonly string[];
  readonly inventors: readonly string[];
  readonly address: string;
  readonly agency: string;
  readonly agencyCode: string;
  readonly agents: readonly string[];
  readonly ipc: readonly string[];
  readonly locarno: readonly string[];
  readonly cpc: readonly string[];
  readonly citations: readonly XmlCitation[];
  /** Number of the simple family. */
  readonly family: string;
  /** Publications of other members of the family. */
  readonly members: readonly DocumentId[];
  readonly drawings: readonly Drawing[];
  readonly events: readonly XmlEvent[];
  /** Told in passing, of a member of a family that was asked for by another's number: it adds no entry. */
  readonly inPassing: boolean;
}

/** A citation as an XML tells it: a document, or other literature by its text. */
export interface XmlCitation {
  readonly document?: DocumentId;
  readonly text: string;
  /** As written; blank where there is none. */
  readonly category: string;
  readonly by?: 'applicant' | 'examiner';
}

/** A legal event as an XML tells it; days as written, blank where absent. */
export interface XmlEvent {
  readonly date: string;
  readonly effective: string;
  readonly code: string;
  readonly text: string;
  readonly office: string;
}
