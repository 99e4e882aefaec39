import { CATALOG } from '#catalog/index.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import type { Field } from '#domain/form/index.ts';
import { Shown } from '../../fields/registry.ts';
import type { Column } from '../../ui/data-table/data-table.tsx';
import type { Text } from '../../ui/language.tsx';
import { readJson, writeJson } from '../../ui/settings.ts';
import { type CaseRow, LightCell, NumberCell, pendingName, stateName } from '../case-cells.tsx';

const RIGHT: readonly Field['kind'][] = ['number', 'count', 'money'];
const UNSORTED: readonly Field['kind'][] = ['list', 'multi-choice', 'file', 'long-text', 'prose'];

function fieldColumn(name: string, field: Field, t: Text): Column<CaseRow> {
  return {
    id: `field.${name}`,
    title: t(field.name),
    width: 24,
    ...(RIGHT.includes(field.kind) && { align: 'right' as const }),
    ...(!UNSORTED.includes(field.kind) && { sort: name }),
    render: (row) => <Shown field={field} value={row.values[name]} compact />,
  };
}

/** All columns that a type's list can show, in reading order. */
export function columnsFor(type: CaseType, t: Text): Column<CaseRow>[] {
  const searchable = Object.entries(type.fields).filter(([, field]) => field.searchable === true);
  return [
    { id: 'number', title: t('list.number'), sort: 'number', render: (row) => <NumberCell row={row} /> },
    { id: 'light', title: t('list.light'), render: (row) => <LightCell row={row} /> },
    { id: 'title', title: t('list.title'), width: 32, sort: 'title', render: (row) => <span title={row.title}>{row.title}</span> },
    { id: 'state', title: t('list.state'), render: (row) => stateName(row, t) },
    { id: 'pending', title: t('list.pending'), render: (row) => pendingName(row, t) },
    ...searchable.map(([name, field]) => fieldColumn(name, field, t)),
    { id: 'assignee', title: t('list.assignee'), render: (row) => row.assigneeName ?? '' },
    { id: 'unit', title: t('list.unit'), render: (row) => t(row.unitName) },
    { id: 'district', title: t('list.district'), render: (row) => (row.districtName ? t(row.districtName) : '') },
    { id: 'due', title: t('list.due'), sort: 'due', render: (row) => row.due ?? '' },
    { id: 'day', title: t('list.day'), sort: 'day', render: (row) => row.day },
  ];
}

/** The fields that the title of an entry is made of: a list need not tell them twice. */
function fieldsInTitle(type: CaseType): ReadonlySet<string> {
  const asked = new Set<string>();
  const values = new Proxy({}, {
    get: (_, name) => {
      if (typeof name === 'string') asked.add(name);
      return '';
    },
  });
  try {
    type.title(values);
  } catch {
    // A title looks into its fields, which are empty here; which they are has been told by then.
  }
  return asked;
}

/** The columns shown before anybody chose: what tells entries of this type apart. */
export function usualColumns(type: CaseType): readonly string[] {
  const searchable = Object.keys(type.fields).filter((name) => type.fields[name]?.searchable === true);
  const fields = searchable.map((name) => `field.${name}`);
  if (type.shape !== 'case') return fields.length === 0 ? ['number', 'title', 'day', 'unit'] : ['number', ...fields.slice(0, 7), 'unit'];
  const inTitle = fieldsInTitle(type);
  const telling = searchable.filter((name) => !inTitle.has(name)).map((name) => `field.${name}`);
  const clocks = Object.keys(type.deadlines).length > 0 ? ['light'] : [];
  const approvals = Object.values(type.actions).some((action) => action.approval) ? ['pending'] : [];
  return ['number', ...clocks, 'title', 'state', ...approvals, ...telling.slice(0, 3), 'assignee', 'day'];
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** The columns last chosen for a type on this device. */
export function chosenColumns(typeId: string): readonly string[] {
  return readJson(`columns.${typeId}`, isTexts) ?? usualColumns(CATALOG.getType(typeId));
}

export function chooseColumns(typeId: string, ids: readonly string[] | undefined): void {
  writeJson(`columns.${typeId}`, ids);
}
