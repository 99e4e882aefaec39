import { type ReactElement, useId, useState } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { ROUTES } from '#contract/routes.ts';
import type { NodeKind } from '#domain/organisation/change.ts';
import { UNIT_KINDS, type UnitKind } from '#domain/organisation/organisation.ts';
import type { Label } from '#domain/text.ts';
import { useRead } from '../../api/api.ts';
import { usePeople } from '../../api/names.ts';
import { useMe } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { SideSheet, WithSheet } from '../../ui/side-sheet.tsx';
import { holdsPostFor } from '../posts.ts';
import '../parts.css';
import './admin.css';
import { ChangeForm } from './change-form.tsx';
import { type ChartNode, type ChartRow, rowsOn, standingOf } from './chart.ts';
import { functionsText, NodeSheet } from './node-sheet.tsx';
import { NextSteps, SetupForm } from './setup-form.tsx';

type Open = { readonly is: 'node'; readonly node: NodeKind; readonly code: string } | { readonly is: 'add'; readonly node: NodeKind };

/** How long a bureau counts as new: until it has this many people. */
const SETTLED = 5;

/** The bureau's units and the city's districts on a day, with all that was recorded of them. */
export function OrganisationPage(): ReactElement {
  const t = useText();
  const me = useMe();
  const { data, error, refetch } = useRead(ROUTES.organisationChart);
  const [day, setDay] = useState(me.today);
  const [others, setOthers] = useState(false);
  const [open, setOpen] = useState<Open>();
  const mayChange = holdsPostFor(me, ROUTES.changeOrganisation.access);
  const nodes = data?.nodes ?? [];
  const units = rowsOn(nodes, 'unit', day, others);
  const districts = rowsOn(nodes, 'district', day, others);
  const opened = open?.is === 'node' ? nodes.find(({ node, code }) => node === open.node && code === open.code) : undefined;
  const close = (): void => setOpen(undefined);
  const adding = open?.is === 'add' && <SideSheet title={t(open.node === 'unit' ? 'org.addUnit' : 'org.addDistrict')} onClose={close}><ChangeForm key={open.node} kind="add" node={open.node} nodes={nodes} onDone={close} onCancel={close} /></SideSheet>;
  const sheet = adding || (opened && <SideSheet title={t(standingOf(opened, day).name)} subject={opened.code} onClose={close}><NodeSheet key={`${opened.node} ${opened.code}`} node={opened} nodes={nodes} changes={data?.changes ?? []} today={me.today} mayChange={mayChange} /></SideSheet>);
  const actions = mayChange && (['unit', 'district'] as const).map((node) => <button key={node} type="button" className="button" onClick={() => setOpen({ is: 'add', node })}>{t(node === 'unit' ? 'org.addUnit' : 'org.addDistrict')}</button>);
  return (
    <WithSheet sheet={sheet || undefined}>
      <Page title={t('admin.organisation')} aside={data && t('org.count', { units: units.length, districts: districts.length })} actions={actions}>
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
        {!data && !error && <Loading />}
        {data && <Beginning nodes={nodes} mayChange={mayChange} />}
        {data && <DayLine day={day} onDay={setDay} others={others} onOthers={setOthers} mayChange={mayChange} />}
        {data && <UnitTable rows={units} onOpen={(code) => setOpen({ is: 'node', node: 'unit', code })} />}
        {data && <DistrictTable rows={districts} onOpen={(code) => setOpen({ is: 'node', node: 'district', code })} />}
      </Page>
    </WithSheet>
  );
}

/** What a new bureau begins with: the setting up, then what comes next. */
function Beginning({ nodes, mayChange }: { readonly nodes: readonly ChartNode[]; readonly mayChange: boolean }): ReactElement | null {
  const me = useMe();
  const people = usePeople();
  const root = nodes.find(({ node, standings }) => node === 'unit' && standings[0]?.parent === undefined);
  if (!mayChange || me.bureau.demo || !root) return null;
  if (!nodes.some(({ node }) => node === 'district')) return <SetupForm root={root} year={Number(me.today.slice(0, 4))} />;
  const separate = Object.values(CATALOG.roles).filter((role) => role.separation !== undefined);
  const lacks = separate.some((role) => !people.some(({ active, roles }) => active && roles.includes(role.id)));
  return lacks || people.length < SETTLED ? <NextSteps lacksAdministrators={lacks} /> : null;
}

interface DayProps {
  readonly day: string;
  onDay(day: string): void;
  readonly others: boolean;
  onOthers(others: boolean): void;
  readonly mayChange: boolean;
}

function DayLine({ day, onDay, others, onOthers, mayChange }: DayProps): ReactElement {
  const t = useText();
  const id = useId();
  return (
    <div className="filter-line no-print">
      <span className="pick"><label htmlFor={id}>{t('org.on')}</label><input id={id} type="date" className="text-input" value={day} onChange={(event) => event.target.value !== '' && onDay(event.target.value)} /></span>
      <label className="choice"><input type="checkbox" checked={others} onChange={(event) => onOthers(event.target.checked)} /> {t('org.withOthers')}</label>
      {!mayChange && <span className="muted">{t('org.mayNot')}</span>}
    </div>
  );
}

interface TableProps {
  readonly rows: readonly ChartRow[];
  onOpen(code: string): void;
}

function NameCell({ row, onOpen }: { readonly row: ChartRow; onOpen(code: string): void }): ReactElement {
  const t = useText();
  const { node, name, depth, phase } = row;
  const mark = phase === 'now' ? node.to && t('org.ending') : t(phase === 'ended' ? 'org.ended' : 'org.coming');
  return (
    <th scope="row" style={{ paddingLeft: `${depth * 1.4}em` }}>
      <button type="button" className="link-button" onClick={() => onOpen(node.code)}>{t(name)}</button>{mark && <> <span className="mark">{mark}</span></>}
    </th>
  );
}

function kindOf(kind: string | undefined): Label | undefined {
  return kind !== undefined && Object.hasOwn(UNIT_KINDS, kind) ? UNIT_KINDS[kind as UnitKind] : undefined;
}

function Kind({ of }: { readonly of: string | undefined }): ReactElement | null {
  const t = useText();
  const kind = kindOf(of);
  return kind ? <>{t(kind)}</> : null;
}

function UnitTable({ rows, onOpen }: TableProps): ReactElement {
  const t = useText();
  return (
    <section className="chart-section chart-units">
      <h2>{t('org.units')}</h2>
      <ScrollBox name={t('org.units')}>
        <table className="flat-table">
          <thead><tr><th scope="col">{t('org.name')}</th><th scope="col">{t('org.kind')}</th><th scope="col">{t('org.functions')}</th><th scope="col" className="num">{t('org.people')}</th><th scope="col">{t('org.from')}</th><th scope="col">{t('org.to')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.node.code}>
                <NameCell row={row} onOpen={onOpen} />
                <td className="nowrap"><Kind of={row.node.kind} /></td>
                <td>{functionsText(row.functions, t)}</td>
                <td className="num">{row.node.people === 0 ? <span className="muted">0</span> : row.node.people}</td>
                <td className="nowrap">{row.node.from}</td>
                <td className="nowrap">{row.node.to}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function DistrictTable({ rows, onOpen }: TableProps): ReactElement {
  const t = useText();
  return (
    <section className="chart-section">
      <h2>{t('org.districts')}</h2>
      {rows.length === 0 && <Empty title={t('org.noDistricts')} hint={t('org.noDistrictsHint')} />}
      {rows.length > 0 && (
        <ScrollBox name={t('org.districts')}>
          <table className="flat-table">
            <thead><tr><th scope="col">{t('org.name')}</th><th scope="col">{t('org.code')}</th><th scope="col">{t('org.from')}</th><th scope="col">{t('org.to')}</th></tr></thead>
            <tbody>{rows.map((row) => <tr key={row.node.code}><NameCell row={row} onOpen={onOpen} /><td className="nowrap">{row.node.code}</td><td className="nowrap">{row.node.from}</td><td className="nowrap">{row.node.to}</td></tr>)}</tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}
