import type { XmlPatent } from '#domain/patent/xml-content.ts';
import { NO_DOCUMENT } from '#domain/patent/foreign-number.ts';
import type { XmlNode } from './xml-node.ts';

/** A standard of patent XML (专利 XML 标准): which element is a record of it, and what the record says. */
export interface XmlFormat {
  readonly name: string;
  /** Local names of the elements that are one record. */
  readonly elements: readonly string[];
  /** The namespace that the element must be in; the first is what a person is told. */
  readonly namespaces: readonly string[];
  /** A form of before 2005: characters are called by their names in ISO 8879, and empty elements may be left open. */
  readonly isOldForm?: boolean;
  /** A part of an application: with the other parts that stand in its folder it is one record. */
  readonly isPart?: boolean;
  /** The patents that the element tells of: one, or the members of a family. */
  read(record: XmlNode): readonly XmlPatent[];
}

/** A record that says nothing yet. */
export const NOTHING: XmlPatent = {
  application: NO_DOCUMENT, publication: NO_DOCUMENT, earlier: [], priorities: [], kind: '', title: '', abstract: '', claims: [],
  applicants: [], owners: [], inventors: [], address: '', agency: '', agencyCode: '', agents: [], ipc: [], locarno: [], cpc: [],
  descriptions: [], citations: [], family: '', members: [], drawings: [], events: [], inPassing: false,
};
