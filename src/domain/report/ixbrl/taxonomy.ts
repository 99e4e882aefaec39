import type { Label } from '../../text.ts';
import { escapeMarkup } from '../printable-text.ts';
import type { Concept } from './concepts.ts';
import type { Member } from './facts.ts';
import { element, namePart, XML_HEAD } from './xml-text.ts';

/** The namespace of our concepts, members and units; its prefix is `zs`. */
export const NAMESPACE = 'urn:zhishu:indicators';
export const SCHEMA_FILE = 'zhishu.xsd';
const ROLE = 'urn:zhishu:role:indicators';
const XBRL = 'http://www.xbrl.org/2003';
const DIMENSIONS = 'http://xbrl.org/int/dim/arcrole';

/** A member with its name in words. */
export interface NamedMember extends Member {
  readonly label: Label;
}

/** What a taxonomy is made of (分类标准). */
export interface TaxonomyContent {
  readonly concepts: readonly Concept[];
  readonly members: readonly NamedMember[];
}

/** An element of the schema: a concept, or one that only orders others. */
interface SchemaElement {
  readonly name: string;
  readonly label: Label;
  readonly documentation?: Label;
  readonly attributes: Readonly<Record<string, string>>;
}

export const axisName = (axis: string): string => `${namePart(axis)}-axis`;
const domainName = (axis: string): string => `${namePart(axis)}-domain`;
export const memberName = ({ axis, code }: Member): string => `${namePart(axis)}-${namePart(code)}`;

const AXES: Readonly<Record<string, Label>> = { district: { zh: '区划', en: 'District' }, unit: { zh: '机构', en: 'Unit' } };
const ALL: Readonly<Record<string, Label>> = { district: { zh: '全市', en: 'Whole city' }, unit: { zh: '全局', en: 'Whole bureau' } };

const LINE_ITEMS = 'indicators';
const TABLE = 'indicators-table';

const abstract = (name: string, label: Label, substitution = 'xbrli:item', type = 'xbrli:stringItemType'): SchemaElement =>
  ({ name, label, attributes: { type, substitutionGroup: substitution, abstract: 'true', nillable: 'true', 'xbrli:periodType': 'duration' } });

const axesOf = (members: readonly Member[]): readonly string[] => [...new Set(members.map(({ axis }) => axis))];

function elementsOf({ concepts, members }: TaxonomyContent): readonly SchemaElement[] {
  const axes = axesOf(members);
  return [
    abstract(LINE_ITEMS, { zh: '指标', en: 'Indicators' }),
    ...(axes.length === 0 ? [] : [abstract(TABLE, { zh: '指标表', en: 'Table of indicators' }, 'xbrldt:hypercubeItem')]),
    ...axes.flatMap((axis) => [
      abstract(axisName(axis), AXES[axis] ?? { zh: axis, en: axis }, 'xbrldt:dimensionItem'),
      abstract(domainName(axis), ALL[axis] ?? { zh: '全部', en: 'All' }),
    ]),
    ...members.map((member) => abstract(memberName(member), member.label)),
    ...concepts.map(({ name, label, documentation, periodType, itemType }): SchemaElement => ({
      name, label, documentation, attributes: { type: `xbrli:${itemType}`, substitutionGroup: 'xbrli:item', nillable: 'true', 'xbrli:periodType': periodType },
    })),
  ];
}

const href = (name: string): string => `${SCHEMA_FILE}#zs_${name}`;

/** The schema and its linkbases by file name. */
export function taxonomyFiles(content: TaxonomyContent): Readonly<Record<string, string>> {
  const elements = elementsOf(content);
  return {
    [SCHEMA_FILE]: schema(elements),
    'zhishu-label-zh.xml': labels(elements, 'zh'),
    'zhishu-label-en.xml': labels(elements, 'en'),
    'zhishu-presentation.xml': presentation(content),
    'zhishu-definition.xml': definition(content),
  };
}

const LINKBASES = [
  ['zhishu-label-zh.xml', 'labelLinkbaseRef'], ['zhishu-label-en.xml', 'labelLinkbaseRef'],
  ['zhishu-presentation.xml', 'presentationLinkbaseRef'], ['zhishu-definition.xml', 'definitionLinkbaseRef'],
] as const;

function schema(elements: readonly SchemaElement[]): string {
  const linkbases = LINKBASES.map(([file, role]) => element('link:linkbaseRef', {
    'xlink:type': 'simple', 'xlink:href': file, 'xlink:role': `${XBRL}/role/${role}`, 'xlink:arcrole': 'http://www.w3.org/1999/xlink/properties/linkbase',
  }));
  const role = element('link:roleType', { roleURI: ROLE, id: 'indicators-role' }, '<link:definition>知枢指标 Zhishu indicators</link:definition><link:usedOn>link:presentationLink</link:usedOn><link:usedOn>link:definitionLink</link:usedOn>');
  const declared = elements.map(({ name, attributes }) => element('xs:element', { name, id: `zs_${name}`, ...attributes }));
  return XML_HEAD + element('xs:schema', {
    'xmlns:xs': 'http://www.w3.org/2001/XMLSchema', 'xmlns:xbrli': `${XBRL}/instance`, 'xmlns:link': `${XBRL}/linkbase`, 'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    'xmlns:xbrldt': 'http://xbrl.org/2005/xbrldt', 'xmlns:zs': NAMESPACE, targetNamespace: NAMESPACE, elementFormDefault: 'qualified', attributeFormDefault: 'unqualified',
  }, element('xs:annotation', {}, element('xs:appinfo', {}, role, ...linkbases)),
  element('xs:import', { namespace: `${XBRL}/instance`, schemaLocation: `${XBRL.replace('/2003', '')}/2003/xbrl-instance-2003-12-31.xsd` }),
  element('xs:import', { namespace: 'http://xbrl.org/2005/xbrldt', schemaLocation: 'http://www.xbrl.org/2005/xbrldt-2005.xsd' }), ...declared);
}

function linkbase(...content: readonly string[]): string {
  return XML_HEAD + element('link:linkbase', {
    'xmlns:link': `${XBRL}/linkbase`, 'xmlns:xlink': 'http://www.w3.org/1999/xlink', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xmlns:xbrldt': 'http://xbrl.org/2005/xbrldt',
    'xsi:schemaLocation': `${XBRL}/linkbase http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd`,
  }, ...content);
}

const locator = (name: string): string => element('link:loc', { 'xlink:type': 'locator', 'xlink:href': href(name), 'xlink:label': name });

function labels(elements: readonly SchemaElement[], language: 'zh' | 'en'): string {
  const resource = (name: string, role: string, text: string): string =>
    element('link:label', { 'xlink:type': 'resource', 'xlink:label': `${name}_label`, 'xlink:role': `${XBRL}/role/${role}`, 'xml:lang': language }, escapeMarkup(text));
  const each = elements.map(({ name, label, documentation }) => [
    locator(name),
    resource(name, 'label', label[language]), ...(documentation ? [resource(name, 'documentation', documentation[language])] : []),
    element('link:labelArc', { 'xlink:type': 'arc', 'xlink:arcrole': `${XBRL}/arcrole/concept-label`, 'xlink:from': name, 'xlink:to': `${name}_label` }),
  ].join(''));
  return linkbase(element('link:labelLink', { 'xlink:type': 'extended', 'xlink:role': `${XBRL}/role/link` }, ...each));
}

const roleRef = element('link:roleRef', { roleURI: ROLE, 'xlink:type': 'simple', 'xlink:href': `${SCHEMA_FILE}#indicators-role` });

interface Arc {
  readonly from: string;
  readonly to: string;
  readonly arcrole: string;
  readonly more?: Readonly<Record<string, string>>;
}

function linked(link: string, arc: string, arcs: readonly Arc[]): string {
  const names = [...new Set(arcs.flatMap(({ from, to }) => [from, to]))];
  const drawn = arcs.map(({ from, to, arcrole, more }, index) => element(arc, { 'xlink:type': 'arc', 'xlink:arcrole': arcrole, 'xlink:from': from, 'xlink:to': to, order: index + 1, ...more }));
  return arcs.length === 0 ? '' : element(link, { 'xlink:type': 'extended', 'xlink:role': ROLE }, ...names.map(locator), ...drawn);
}

function presentation({ concepts, members }: TaxonomyContent): string {
  const arcrole = `${XBRL}/arcrole/parent-child`;
  const axes = axesOf(members);
  const arcs: readonly Arc[] = [
    ...(axes.length === 0 ? [] : [{ from: LINE_ITEMS, to: TABLE, arcrole }]),
    ...axes.flatMap((axis) => [{ from: TABLE, to: axisName(axis), arcrole }, { from: axisName(axis), to: domainName(axis), arcrole }]),
    ...members.map((member) => ({ from: domainName(member.axis), to: memberName(member), arcrole })),
    ...concepts.map(({ name }) => ({ from: LINE_ITEMS, to: name, arcrole })),
  ];
  return linkbase(roleRef, linked('link:presentationLink', 'link:presentationArc', arcs));
}

/**
 * Every indicator may be told by district, by unit and by its other dimensions; without a member it is of the whole. What
 * an axis defaults to stands in a link of its own: XLink allows one arc between two elements.
 */
function definition({ concepts, members }: TaxonomyContent): string {
  const axes = axesOf(members);
  const refs = [roleRef, ...['all', 'hypercube-dimension', 'dimension-domain', 'dimension-default', 'domain-member'].map((name) =>
    element('link:arcroleRef', { arcroleURI: `${DIMENSIONS}/${name}`, 'xlink:type': 'simple', 'xlink:href': `http://www.xbrl.org/2005/xbrldt-2005.xsd#${name}` }))];
  const arcs: readonly Arc[] = [
    ...(axes.length === 0 ? [] : [{ from: LINE_ITEMS, to: TABLE, arcrole: `${DIMENSIONS}/all`, more: { 'xbrldt:contextElement': 'scenario', 'xbrldt:closed': 'true' } }]),
    ...axes.flatMap((axis) => [
      { from: TABLE, to: axisName(axis), arcrole: `${DIMENSIONS}/hypercube-dimension` },
      { from: axisName(axis), to: domainName(axis), arcrole: `${DIMENSIONS}/dimension-domain` },
    ]),
    ...members.map((member) => ({ from: domainName(member.axis), to: memberName(member), arcrole: `${DIMENSIONS}/domain-member` })),
    ...concepts.map(({ name }) => ({ from: LINE_ITEMS, to: name, arcrole: `${DIMENSIONS}/domain-member` })),
  ];
  const defaults = axes.map((axis): Arc => ({ from: axisName(axis), to: domainName(axis), arcrole: `${DIMENSIONS}/dimension-default` }));
  const [tree, whole] = [arcs, defaults].map((each) => linked('link:definitionLink', 'link:definitionArc', each));
  return linkbase(...refs, tree ?? '', whole ?? '');
}
