import { type ReactElement, useMemo } from 'react';
import { CATALOG } from '#catalog/index.ts';
import type { Call } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { choice, date, type Fields, multiChoice, optional, text, type Values } from '#domain/form/index.ts';
import type { ChangeKind, NodeKind } from '#domain/organisation/change.ts';
import { UNIT_KINDS } from '#domain/organisation/organisation.ts';
import type { Label } from '#domain/text.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { Form } from '../../fields/form.tsx';
import { useText } from '../../ui/language.tsx';
import { TEXTS } from '../../ui/texts.ts';
import { type ChartNode, rowsOn, standingOf } from './chart.ts';

type Wanted = NonNullable<Call<typeof ROUTES.changeOrganisation>['body']>['changes'][number];

interface Props {
  readonly kind: ChangeKind;
  readonly node: NodeKind;
  readonly nodes: readonly ChartNode[];
  /** What is changed; without it something new is set up. */
  readonly of?: ChartNode;
  onDone(): void;
  onCancel(): void;
}

const { bureau: _bureau, ...KINDS } = UNIT_KINDS;
const NAME = { name: text({ name: TEXTS['org.name'], maxLength: 60 }), nameEn: optional(text({ name: TEXTS['org.nameEn'], help: TEXTS['org.nameEnHelp'], maxLength: 60 })) };
const END = {
  on: date({ name: TEXTS['org.onDay'], help: TEXTS['org.onDayHelp'] }),
  basis: text({ name: TEXTS['org.basis'], help: TEXTS['org.basisHelp'], maxLength: 500 }),
};
const FUNCTIONS = multiChoice({ name: TEXTS['org.functions'], help: TEXTS['org.functionsHelp'], choices: CATALOG.functions });

function namesOf(nodes: readonly ChartNode[], kind: NodeKind, today: string, except?: string): Readonly<Record<string, Label>> {
  const others = rowsOn(nodes, kind, today, true).filter(({ phase, node }) => phase !== 'ended' && node.code !== except);
  return Object.fromEntries(others.map(({ node, name }) => [node.code, { zh: `${name.zh}（${node.code}）`, en: `${name.en} (${node.code})` }]));
}

type Asked = Pick<Props, 'kind' | 'node' | 'nodes' | 'of'>;

function newFields({ node, nodes }: Asked, today: string): Fields {
  const parent = choice({ name: TEXTS['org.parent'], choices: namesOf(nodes, node, today) });
  if (node === 'district') {
    const isFirst = !nodes.some((each) => each.node === 'district');
    return { code: text({ name: TEXTS['org.code'], help: TEXTS['org.codeHelp'], maxLength: 12 }), ...NAME, ...(!isFirst && { parent }), ...END };
  }
  const districts = namesOf(nodes, 'district', today);
  const district = optional(choice({ name: TEXTS['org.district'], help: TEXTS['org.districtHelp'], choices: districts }));
  return { ...NAME, unitKind: choice({ name: TEXTS['org.kind'], choices: KINDS }), parent, functions: optional(FUNCTIONS), ...(Object.keys(districts).length > 0 && { district }), ...END };
}

function fieldsFor(asked: Asked, today: string): Fields {
  const { kind, node, nodes, of } = asked;
  switch (kind) {
    case 'add':
      return newFields(asked, today);
    case 'rename':
      return { ...NAME, ...END };
    case 'move':
      return { parent: choice({ name: TEXTS['org.parent'], choices: namesOf(nodes, node, today, of?.code) }), ...END };
    case 'charge':
      return { functions: optional(FUNCTIONS), ...END };
    case 'end':
      return {
        on: date({ name: TEXTS['org.onDay'], help: TEXTS['org.endDayHelp'] }),
        successors: optional(multiChoice({ name: TEXTS['org.successors'], help: TEXTS['org.successorsHelp'], choices: namesOf(nodes, node, today, of?.code) })),
        basis: END.basis,
      };
  }
}

function initialFor({ kind, of }: Pick<Asked, 'kind' | 'of'>, today: string): Values {
  if (!of) return { on: today };
  const { name, functions } = standingOf(of, today);
  if (kind === 'rename') return { on: today, name: name.zh, ...(name.en !== name.zh && { nameEn: name.en }) };
  return kind === 'charge' ? { on: today, functions } : { on: today };
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function wantedFrom({ kind, node, of }: Asked, values: Values): Wanted {
  const { name, nameEn, code, parent, unitKind, district, on } = values;
  const said = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  const given = { code: of?.code ?? said(code), parent: said(parent), unitKind: said(unitKind), district: said(district) };
  const isCharge = kind === 'charge' || (kind === 'add' && node === 'unit');
  return {
    node, kind, on: String(on),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(typeof name === 'string' && { name: named(name, said(nameEn)) }),
    ...(isCharge && { functions: listOf(values['functions']) }),
    ...(kind === 'end' && { successors: listOf(values['successors']) }),
  };
}

/** A name in both languages; without an English one it stands as it is. */
const named = (zh: string, en = zh): Label => ({ zh, en });

/** Records one change of a unit or district, by a document and from a day. */
export function ChangeForm({ kind, node, nodes, of, onDone, onCancel }: Props): ReactElement {
  const t = useText();
  const { today } = useMe();
  const write = useWrite(ROUTES.changeOrganisation);
  const fields = useMemo(() => fieldsFor({ kind, node, nodes, ...(of && { of }) }, today), [kind, node, nodes, of, today]);
  const initial = useMemo(() => initialFor({ kind, ...(of && { of }) }, today), [kind, of, today]);
  const submit = (values: Values): void => {
    write.mutate({ body: { changes: [wantedFrom({ kind, node, nodes, ...(of && { of }) }, values)], basis: String(values['basis'] ?? '') } }, {
      onSuccess: () => {
        void refresh(ROUTES.organisation, ROUTES.organisationChart, ROUTES.organisationDependents, ROUTES.me);
        onDone();
      },
    });
  };
  return <Form fields={fields} initial={initial} submitLabel={t('org.save')} onSubmit={submit} busy={write.isPending} problem={write.error} onCancel={onCancel} danger={kind === 'end'} />;
}
