import type { XmlPatent } from '#domain/patent/xml-content.ts';
import { NO_DOCUMENT } from '#domain/patent/foreign-number.ts';
import type { XmlNode } from './xml-node.ts';

/** A standard of patent XML (专利 XML 标准): which element is a record of it, and what the record says. */
export interface XmlFormat {
  readonly name: string;
  /** Local name of the element that is one record. */
  readonly element: string;
  /** The namespace that the element must be in; the first is what a person is told. */
  readonly namespaces: readonly string[];
  /** The patents that the element tells of: one, or the members of a family. */
  read(record: XmlNode): readonly XmlPatent[];
}

/** A record that says nothing yet. */
export const NOTHING: XmlPatent = {
  application: NO_DOCUMENT, publication: NO_DOCUMENT, earlier: [], priorities: [], kind: '', title: '', abstract: '', claims: [],
  applicants: [], owners: [], inventors: [], address: '', agency: '', agencyCode: '', agents: [], ipc: [], locarno: [], cpc: [],
  descriptions: [], citations: [], family: '', members: [], drawings: [], events: [], inPassing: false,
};
