import { isRelation, parseDoer } from '../access/actor.ts';
import type { ReadingRules } from '../access/reading.ts';
import { RELATIONS } from '../access/visibility.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { CaseType } from '../case/case-type.ts';
import type { CaseView } from '../case/view.ts';
import type { Field } from '../form/field.ts';
import { type Indicator, operandsOf } from '../indicator/indicator.ts';
import type { Role } from '../organisation/organisation.ts';
import type { Line, VersionedLine } from '../posting/line.ts';
import { blocksOf, figuresOf, type Genre, indicatorsOfTable, scoredIn } from '../report/genre.ts';
import { indicatorsOf } from '../report/figure-query.ts';
import type { Rule } from '../rule/rule.ts';
import type { Label, Language } from '../text.ts';

/** What this bureau does, as declared in `catalog/` (事项目录). */
export interface CatalogParts {
  readonly types: readonly CaseType[];
  /** Indicators that no case type declares, for instance those of supplied figures and ratios. */
  readonly indicators: readonly Indicator[];
  readonly roles: Readonly<Record<string, Role>>;
  readonly functions: Readonly<Record<string, Label>>;
  readonly rules: readonly Rule[];
  readonly genres: readonly Genre[];
}

/** The catalogue with its look-ups. `get…` throws where the id is unknown. */
export interface Catalog extends CatalogParts {
  readonly current: readonly CaseType[];
  readonly currentIndicators: readonly Indicator[];
  readonly reading: ReadingRules;
  findType(id: string): CaseType | undefined;
  getType(id: string, version?: number): CaseType;
  findIndicator(id: string): Indicator | undefined;
  getIndicator(id: string, version?: number): Indicator;
  getGenre(id: string): Genre;
  /** The version of an indicator's definition for an event recorded on a day. */
  indicatorVersionOn(id: string, day: CivilDate): number;
  /** The lines of a case as it stands, under the definitions of a day. */
  linesOf(view: CaseView, day: CivilDate): readonly VersionedLine[];
  doerNames(doers: readonly string[], type: Pick<CaseType, 'owner'>): Label;
}

type Versioned = { readonly id: string; readonly version: number };

function byVersion<T extends Versioned>(items: readonly T[], what: string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.id) ?? [];
    if (group.some((other) => other.version === item.version)) throw new Error(`${what} "${item.id}" version ${item.version} is declared twice`);
    groups.set(item.id, [...group, item].sort((a, b) => a.version - b.version));
  }
  return groups;
}

function pick<T extends Versioned>(groups: Map<string, T[]>, what: string, id: string, version?: number): T {
  const group = groups.get(id);
  const found = version === undefined ? group?.at(-1) : group?.find((item) => item.version === version);
  if (!found) throw new Error(version === undefined ? `there is no ${what} "${id}"` : `${what} "${id}" has no version ${version}`);
  return found;
}

/** Puts the declarations together and checks what one refers to in another; errors name the id. */
export function defineCatalog(parts: CatalogParts): Catalog {
  const types = byVersion(parts.types, 'case type');
  const declared = [...new Set([...parts.indicators, ...parts.types.flatMap((type) => type.indicators)])];
  const indicators = byVersion(declared, 'indicator');
  const roles = Object.values(parts.roles);
  const catalog: Catalog = {
    ...parts,
    current: [...types.values()].flatMap((group) => group.slice(-1)),
    currentIndicators: [...indicators.values()].flatMap((group) => group.slice(-1)),
    reading: {
      blindRoles: roles.filter((role) => role.blind).map((role) => role.id),
      allReaders: roles.filter((role) => role.readOnly).map((role) => role.id),
    },
    findType: (id) => types.get(id)?.at(-1),
    getType: (id, version) => pick(types, 'case type', id, version),
    findIndicator: (id) => indicators.get(id)?.at(-1),
    getIndicator: (id, version) => pick(indicators, 'indicator', id, version),
    getGenre: (id) => getGenre(parts.genres, id),
    indicatorVersionOn: (id, day) => versionOn(indicators.get(id), id, day),
    linesOf: (view, day) => linesOf(catalog, view, day),
    doerNames: (doers, type) => doerNames(parts, type, doers),
  };
  checkReferences(catalog);
  return catalog;
}

function getGenre(genres: readonly Genre[], id: string): Genre {
  const found = genres.find((genre) => genre.id === id);
  if (!found) throw new Error(`there is no report genre "${id}"`);
  return found;
}

function versionOn(group: readonly Indicator[] | undefined, id: string, day: CivilDate): number {
  const found = group?.findLast((indicator) => !indicator.from || indicator.from <= day);
  if (!found) throw new Error(`there is no indicator "${id}" on ${day}`);
  return found.version;
}

function linesOf(catalog: Catalog, view: CaseView, day: CivilDate): readonly VersionedLine[] {
  if (view.annulled) return [];
  const type = catalog.getType(view.type, view.typeVersion);
  const district = type.district?.(view.values);
  return type.post(view).map((line: Line) => ({
    line: placed(line, line.kind === 'movement' ? view.unit : undefined, district),
    version: catalog.indicatorVersionOn(line.indicator, day),
  }));
}

/** A line with the case's unit and district where it names none. An observation takes no unit: whoever reports it, it is the same level. */
function placed(line: Line, unit: string | undefined, district: string | undefined): Line {
  const place = { unit: line.unit ?? unit, district: line.district ?? district };
  return { ...line, ...Object.fromEntries(Object.entries(place).filter(([, code]) => code !== undefined)) };
}

function doerNames(parts: Pick<CatalogParts, 'roles' | 'functions'>, type: Pick<CaseType, 'owner'>, doers: readonly string[]): Label {
  const labels = doers.map((doer) => (isRelation(doer) ? RELATIONS[doer] : postName(parts, type, doer)));
  const said = (language: Language, comma: string): string => [...new Set(labels.map((label) => label[language]))].join(comma);
  return { zh: said('zh', '、'), en: said('en', ', ') };
}

/** A post by its role, and by its division where only that division's counts. */
function postName({ roles, functions }: Pick<CatalogParts, 'roles' | 'functions'>, { owner }: Pick<CaseType, 'owner'>, doer: string): Label {
  const { role, place } = parseDoer(doer);
  const name = roles[role]?.name ?? { zh: '公众', en: 'the public' };
  const division = place === 'case' ? RELATIONS['assigned-unit'] : functions[place === 'owner' ? owner : place];
  return division ? { zh: `${division.zh}${name.zh}`, en: `${name.en} (${division.en})` } : name;
}

function isPlace({ functions }: Pick<Catalog, 'functions'>, place: string): boolean {
  return ['owner', 'case', 'anywhere'].includes(place) || place in functions;
}

function checkReferences(catalog: Catalog): void {
  for (const type of catalog.types) {
    const fail = (what: string): never => {
      throw new Error(`case type "${type.id}" version ${type.version}: ${what}`);
    };
    for (const doer of doersOf(type)) {
      if (doer !== 'anyone' && !isRelation(doer) && !catalog.roles[parseDoer(doer).role]) fail(`names the role "${doer}", which does not exist`);
      if (!isPlace(catalog, parseDoer(doer).place)) fail(`names the place of "${doer}", which is no function of a division`);
    }
    if (!catalog.functions[type.owner]) fail(`is owned by "${type.owner}", which is no function of a division`);
    checkOpens(catalog, type, fail);
    for (const rule of rulesOf(type)) if (!catalog.rules.some((each) => each.id === rule)) fail(`refers to the rule "${rule}", which does not exist`);
  }
  for (const genre of catalog.genres) checkGenre(catalog, genre);
  for (const indicator of catalog.currentIndicators) {
    for (const operand of operandsOf(indicator)) {
      if (!catalog.findIndicator(operand)) throw new Error(`indicator "${indicator.id}" is made of "${operand}", which does not exist`);
    }
    if (!catalog.functions[indicator.owner]) throw new Error(`indicator "${indicator.id}" is owned by "${indicator.owner}", which is no function of a division`);
  }
}

/** What opens along with a case refers to it. */
function checkOpens(catalog: Catalog, { id, opening: { opens } }: CaseType, fail: (what: string) => never): void {
  if (!opens) return;
  const opened = catalog.findType(opens.type);
  if (!opened) return fail(`opens "${opens.type}", which is no case type`);
  const field: Field & { readonly types?: readonly string[] } | undefined = opened.fields[opens.by];
  if (field?.kind !== 'case' || (field.types && !field.types.includes(id))) fail(`opens "${opens.type}", whose "${opens.by}" is no reference to it`);
}

/** A figure of a genre names indicators that exist; what must never be scored is neither ranked nor measured against a target. */
function checkGenre(catalog: Catalog, genre: Genre): void {
  const fail = (what: string): never => {
    throw new Error(`report genre "${genre.id}": ${what}`);
  };
  const ranked = blocksOf(genre).flatMap((block) => ('kind' in block && (block.kind === 'leaders' || block.kind === 'missing') ? [block.indicator] : []));
  const listed = genre.chapters.flatMap((chapter) => [...(chapter.tables ?? []).flatMap(indicatorsOfTable), ...(chapter.charts ?? []).map((chart) => chart.indicator)]);
  for (const id of [...figuresOf(genre).flatMap(({ shows }) => indicatorsOf(shows)), ...listed, ...ranked]) if (!catalog.findIndicator(id)) fail(`shows the indicator "${id}", which does not exist`);
  for (const id of [...scoredIn(genre), ...ranked]) if (catalog.findIndicator(id)?.neverScored) fail(`ranks or scores "${id}", which must never be (行政处罚法 §74)`);
  for (const id of rankedBy(genre)) if (!catalog.findIndicator(id)?.better) fail(`ranks districts by "${id}", of which more is not better`);
}

/** The indicators of a genre's tables of places. */
function rankedBy({ chapters }: Genre): readonly string[] {
  return chapters.flatMap(({ tables = [] }) => tables.flatMap((table) => (table.by === 'rank' ? [table.indicator] : [])));
}

function doersOf(type: CaseType): string[] {
  const actions = Object.values(type.actions);
  const approvals = actions.flatMap((action) => (action.approval ?? []).map((step) => step.role));
  const staff = type.readers.staff === 'all' ? [] : type.readers.staff.roles;
  return [...type.opening.by, ...type.correction.by, ...actions.flatMap((action) => action.by), ...approvals, ...staff];
}

function rulesOf(type: CaseType): string[] {
  return Object.values(type.deadlines).flatMap((deadline) => [deadline.rule, ...(deadline.extendedBy ?? []).map((extension) => extension.rule)]);
}
