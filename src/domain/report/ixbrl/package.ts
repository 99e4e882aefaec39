import type { Indicator } from '../../indicator/indicator.ts';
import type { Label } from '../../text.ts';
import type { ComposedReport } from '../composed.ts';
import type { OfficialDocument } from '../document.ts';
import { type Concept, conceptOf } from './concepts.ts';
import { DISTRICT_AXIS, factsOf, type FigureBook, type IxbrlFact, keysByFigure, type Member, UNIT_AXIS } from './facts.ts';
import { type Entity, ixbrlPage } from './page.ts';
import { Tagger } from './tagging.ts';
import { memberName, type NamedMember, SCHEMA_FILE, taxonomyFiles } from './taxonomy.ts';

/** A report with all that its Inline XBRL is made from. */
export interface IxbrlSource extends FigureBook {
  readonly report: ComposedReport;
  /** The report as it is printed. */
  readonly document: OfficialDocument;
  readonly entity: Entity;
  /** Every indicator in force; each becomes a concept. */
  readonly indicators: readonly Indicator[];
  districtName(code: string): Label | undefined;
  unitName(code: string): Label | undefined;
}

/** The name of the report's file in the package. */
export const REPORT_FILE = 'report.xhtml';

/** A report package has one folder at its top. */
const FOLDER = 'zhishu-report';

/**
 * The report as a package of Inline XBRL (XBRL 报告包): `reports/report.xhtml`, the taxonomy generated from the indicators
 * beside it, and the description of the package. By path inside the package.
 */
export function ixbrlFiles(source: IxbrlSource): Readonly<Record<string, string>> {
  const facts = factsOf(source.report, source);
  const tagger = new Tagger(facts, keysByFigure(source.report, source));
  const taxonomy = taxonomyFiles({ concepts: conceptsOf(source, facts), members: membersOf(source, facts) });
  const page = ixbrlPage({ document: source.document, facts, entity: source.entity, tagger, schemaHref: `../taxonomy/${SCHEMA_FILE}` });
  const files = {
    'META-INF/reportPackage.json': `${JSON.stringify({ documentInfo: { documentType: 'https://xbrl.org/report-package/2023' } }, undefined, 2)}\n`,
    [`reports/${REPORT_FILE}`]: page,
    ...Object.fromEntries(Object.entries(taxonomy).map(([name, text]) => [`taxonomy/${name}`, text])),
  };
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${FOLDER}/${path}`, text]));
}

/** A concept for every indicator in force, and for whatever else the report makes of them. */
function conceptsOf({ definitions, indicators }: IxbrlSource, facts: readonly IxbrlFact[]): readonly Concept[] {
  const all = [...indicators.map(({ id, version }) => conceptOf(definitions, { kind: 'value', indicator: id }, version)), ...facts.map(({ concept }) => concept)];
  return [...new Map(all.map((concept) => [concept.name, concept])).values()];
}

function membersOf(source: IxbrlSource, facts: readonly IxbrlFact[]): readonly NamedMember[] {
  const members = new Map(facts.flatMap(({ context }) => context.members).map((member) => [memberName(member), member]));
  return [...members.values()].map((member) => ({ ...member, label: labelOf(source, member) }));
}

function labelOf({ districtName, unitName }: IxbrlSource, { axis, code }: Member): Label {
  const known = axis === DISTRICT_AXIS ? districtName(code) : undefined;
  return known ?? (axis === UNIT_AXIS ? unitName(code) : undefined) ?? { zh: code, en: code };
}
