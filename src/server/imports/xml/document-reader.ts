import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Label } from '#domain/text.ts';
import { cleanText } from '../../tables/clean-text.ts';
import { CNIPA_EFILING } from './efiling-format.ts';
import { CNIPA_PUBLICATION } from './cnipa-format.ts';
import { EPO_EXCHANGE, EPO_FULLTEXT } from './epo-format.ts';
import { EPO_PUBLICATION } from './ep-publication-format.ts';
import { EPO_FAMILY } from './family-format.ts';
import { namedCharacters } from './named-characters.ts';
import { USPTO_APPLICATION_PAP } from './pap-format.ts';
import { CNIPA_REQUEST } from './request-format.ts';
import { SgmlElements } from './sgml-elements.ts';
import { USPTO_GRANT_ST32 } from './st32-format.ts';
import { ST36_DOCUMENT } from './st36-format.ts';
import { ST96_PUBLICATION } from './st96-format.ts';
import { USPTO_APPLICATION, USPTO_GRANT } from './uspto-format.ts';
import type { XmlFormat } from './xml-format.ts';
import { entitiesDeclared, FAULTS, syntaxFault } from './xml-faults.ts';
import type { XmlNode } from './xml-node.ts';

const FORMATS: ReadonlyMap<string, XmlFormat> = new Map(
  [
    CNIPA_PUBLICATION, CNIPA_EFILING, CNIPA_REQUEST, USPTO_GRANT, USPTO_APPLICATION, USPTO_GRANT_ST32, USPTO_APPLICATION_PAP,
    EPO_EXCHANGE, EPO_FULLTEXT, EPO_FAMILY, EPO_PUBLICATION, ST36_DOCUMENT, ST96_PUBLICATION,
  ].flatMap((format) => format.elements.map((element) => [element, format])),
);

/** Parts that the register does not keep; their text is passed over. */
const PASSED_OVER: ReadonlySet<string> = new Set(['us-chemistry', 'us-math', 'math', 'us-field-of-classification-search', 'us-sequence-list-doc', 'sequence-list', 'CHEM-US', 'MATH-US', 'SEQLST-US', 'math-cwu', 'chemistry-cwu']);

/** Documents beside those of patents in a weekly file of the USPTO: sequence listings. */
const COMPANIONS: ReadonlySet<string> = new Set(['sequence-cwu']);

/** No patent document nests deeper; one that does is made to break readers. */
const MAX_DEPTH = 200;
/** Characters of one record, markup and all; also the longest stretch without a tag. */
const LONGEST_RECORD = 64_000_000;
/** Characters before a document's own element: its declaration and document type. */
const LONGEST_HEAD = 100_000;

/** A record cut out of a document: what it holds, or what is wrong with it (or both). */
export interface CutRecord {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly format?: XmlFormat;
  readonly node?: XmlNode;
  readonly faults: readonly Label[];
}

interface OpenRecord {
  readonly line: number;
  readonly format: XmlFormat;
  readonly path: XmlNode[];
  /** Depth of the record's own element. */
  readonly depth: number;
  readonly from: number;
  readonly faults: Label[];
}

class GivenUp extends Error {}

/** Reads one XML document and cuts its records out; what is wrong with one does not touch the next. */
export class DocumentReader {
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #before: number;
  #records: CutRecord[] = [];
  #open: OpenRecord | undefined;
  #faults: Label[] = [];
  #depth = 0;
  #silentAt: number | undefined;
  #given = 0;
  #heard = 0;
  #any = false;
  #root = '';
  #dead = false;
  /** The text up to the document's own element, which tells in which form the rest is to be read. */
  #head: string | undefined = '';
  #sgml: SgmlElements | undefined;

  /** @param before lines of the file before this document */
  constructor(before: number) {
    this.#before = before;
    this.#parser.on('opentag', (tag) => this.#opened(tag));
    this.#parser.on('closetag', () => this.#closed());
    this.#parser.on('text', (text) => this.#said(text));
    this.#parser.on('cdata', (text) => this.#said(text));
    this.#parser.on('doctype', (text) => this.#doctype(text));
    this.#parser.on('error', (error) => this.#fault(syntaxFault(error.message)));
  }

  /** Takes in more text. @returns the records that end in it */
  write(text: string): CutRecord[] {
    if (this.#dead) return [];
    this.#given += text.length;
    const known = this.#headed(text);
    this.#guarded(() => {
      this.#parser.write(this.#sgml ? this.#sgml.mend(known) : known);
      if (this.#given - (this.#open?.from ?? this.#heard) > LONGEST_RECORD) this.#giveUp(FAULTS.tooLong);
    });
    return this.#taken();
  }

  /** Holds the text back until the document's own element is seen. */
  #headed(text: string, atEnd = false): string {
    if (this.#head === undefined) return text;
    this.#head += text;
    const root = /<(?:[^\s<>/?!"'=:]+:)?([^\s<>/?!"'=:]+)[\s>/]/.exec(this.#head)?.[1];
    if (root === undefined && !atEnd && this.#head.length < LONGEST_HEAD) return '';
    const [head] = [this.#head, (this.#head = undefined)];
    if (FORMATS.get(root ?? '')?.isOldForm) {
      this.#parser.ENTITIES = namedCharacters();
      this.#sgml = new SgmlElements();
    }
    return head;
  }

  /** Leaves the parser at once when the document is given up: it would read on to the end of what it was given. */
  #guarded(parse: () => void): void {
    try {
      parse();
    } catch (error) {
      if (!(error instanceof GivenUp)) throw error;
      this.#dead = true;
    }
  }

  /** The records left at the document's end, and what was wrong outside all records. */
  end(): CutRecord[] {
    if (!this.#dead) {
      const rest = this.#headed('', true);
      this.#guarded(() => {
        this.#parser.write(this.#sgml ? this.#sgml.mend(rest) + this.#sgml.end() : rest);
        this.#parser.close();
      });
      if (this.#open) this.#finish(FAULTS.notClosed);
      if (!this.#any && this.#faults.length === 0 && !COMPANIONS.has(this.#root)) this.#faults.push(FAULTS.noRecord(this.#root));
      if (this.#faults.length > 0) this.#records.push({ line: this.#line(), faults: this.#faults });
    }
    return this.#taken();
  }

  #taken(): CutRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  #line(): number {
    return this.#before + this.#parser.line;
  }

  #fault(fault: Label): void {
    const faults = this.#open?.faults ?? this.#faults;
    if (!faults.some(({ zh }) => zh === fault.zh) && faults.length < 3) faults.push(fault);
  }

  /** Nothing more of this document is read. @throws GivenUp */
  #giveUp(fault: Label): never {
    this.#fault(fault);
    if (this.#open) this.#finish();
    else this.#records.push({ line: this.#line(), faults: this.#faults });
    throw new GivenUp();
  }

  #doctype(text: string): void {
    this.#heard = this.#given;
    if (entitiesDeclared(text)) this.#giveUp(FAULTS.entities);
  }

  #opened(tag: SaxesTagNS): void {
    this.#heard = this.#given;
    this.#depth += 1;
    this.#root ||= tag.name;
    if (this.#depth > MAX_DEPTH) this.#giveUp(FAULTS.tooDeep);
    const format = FORMATS.get(tag.local);
    if (format && this.#open?.format === format) this.#finish(FAULTS.notClosed);
    if (this.#open) this.#inside(this.#open, tag);
    else if (format) this.#begin(format, tag);
  }

  #begin(format: XmlFormat, tag: SaxesTagNS): void {
    this.#any = true;
    const faults = [...this.#faults.splice(0), ...(format.namespaces.includes(tag.uri) ? [] : [FAULTS.namespace(tag.uri, format.namespaces[0] ?? '')])];
    this.#open = { line: this.#line(), format, path: [nodeOf(tag)], depth: this.#depth, from: this.#given, faults };
    this.#silentAt = undefined;
  }

  #inside(open: OpenRecord, tag: SaxesTagNS): void {
    const node = nodeOf(tag);
    if (this.#silentAt === undefined) open.path.at(-1)?.parts.push(node);
    open.path.push(node);
    if (PASSED_OVER.has(node.name)) this.#silentAt ??= this.#depth;
  }

  #closed(): void {
    this.#heard = this.#given;
    const open = this.#open;
    if (open) {
      if (this.#depth === open.depth) this.#finish();
      else this.#left(open);
    }
    this.#depth -= 1;
  }

  #left(open: OpenRecord): void {
    open.path.pop();
    if (this.#silentAt === this.#depth) this.#silentAt = undefined;
  }

  #said(text: string): void {
    if (!this.#open || this.#silentAt !== undefined) return;
    if (text.includes('\uFFFD')) this.#fault(FAULTS.encoding);
    this.#open.path.at(-1)?.parts.push(cleanText(text));
  }

  #finish(fault?: Label): void {
    if (fault) this.#fault(fault);
    const { line, format, path, faults } = this.#open ?? { path: [] as XmlNode[], faults: [], line: 0 };
    this.#open = undefined;
    this.#records.push({ line, faults, ...(format && { format }), ...(path[0] && { node: path[0] }) });
  }
}

const NO_ATTRIBUTES: XmlNode['attributes'] = {};

function nodeOf({ local, attributes }: SaxesTagNS): XmlNode {
  const given = Object.values(attributes);
  return { name: local, attributes: given.length === 0 ? NO_ATTRIBUTES : Object.fromEntries(given.map((each) => [each.local, cleanText(each.value)])), parts: [] };
}
