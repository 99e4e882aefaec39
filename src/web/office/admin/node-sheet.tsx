import { type ReactElement, useState } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { ROUTES } from '#contract/routes.ts';
import { CHANGE_KINDS, type ChangeKind } from '#domain/organisation/change.ts';
import { UNIT_KINDS } from '#domain/organisation/organisation.ts';
import { useRead } from '../../api/api.ts';
import { instantWords } from '../../ui/format.ts';
import { type Text, useLanguage, useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { type Change, type ChartNode, possibleChanges, standingOf } from './chart.ts';
import { ChangeForm } from './change-form.tsx';

interface Props {
  readonly node: ChartNode;
  readonly nodes: readonly ChartNode[];
  readonly changes: readonly Change[];
  readonly today: string;
  readonly mayChange: boolean;
}

/** Functions in words. */
export function functionsText(functions: readonly string[], t: Text): string {
  return functions.map((each) => t(CATALOG.functions[each] ?? { zh: each, en: each })).join(t({ zh: '、', en: ', ' }));
}

/** The name that a code has or had; the code where it has none. */
function nameOf(nodes: readonly ChartNode[], code: string, today: string, t: Text): string {
  const node = nodes.find((each) => each.code === code);
  return node ? t(standingOf(node, today).name) : code;
}

/** One unit or district: what it is, how it stood at each time, by which documents; and what may be recorded of it. */
export function NodeSheet({ node, nodes, changes, today, mayChange }: Props): ReactElement {
  const t = useText();
  const [doing, setDoing] = useState<ChangeKind>();
  const [saved, setSaved] = useState(false);
  const own = changes.filter((each) => each.node === node.node && each.code === node.code);
  const isOver = node.to !== undefined;
  const done = (): void => {
    setDoing(undefined);
    setSaved(true);
  };
  return (
    <>
      {saved && !doing && <output className="notice">{t('org.saved')}</output>}
      <Facts node={node} nodes={nodes} today={today} />
      {mayChange && !isOver && <p className="sheet-actions">{possibleChanges(node).map((kind) => <button key={kind} type="button" className="button" aria-pressed={doing === kind} onClick={() => setDoing(kind)}>{t(`org.do.${kind}`)}</button>)}</p>}
      {doing === 'end' && <Dependents node={node} />}
      {doing && <ChangeForm key={doing} kind={doing} node={node.node} nodes={nodes} of={node} onDone={done} onCancel={() => setDoing(undefined)} />}
      <h3>{t('org.history')}</h3>
      <ul className="rule-versions">{[...node.standings].reverse().map((each) => <StandingLine key={each.from + each.name.zh} standing={each} nodes={nodes} today={today} />)}</ul>
      {own.length > 0 && <h3>{t('org.recorded')}</h3>}
      <ul className="rule-versions">{own.map((each) => <ChangeLine key={each.id} change={each} nodes={nodes} today={today} />)}</ul>
    </>
  );
}

function Facts({ node, nodes, today }: Pick<Props, 'node' | 'nodes' | 'today'>): ReactElement {
  const t = useText();
  const { parent, functions } = standingOf(node, today);
  const kind = node.kind && Object.hasOwn(UNIT_KINDS, node.kind) ? t(UNIT_KINDS[node.kind as keyof typeof UNIT_KINDS]) : undefined;
  const names = node.successors.map((code) => nameOf(nodes, code, today, t)).join(t({ zh: '、', en: ', ' }));
  return (
    <dl className="definition-list">
      <dt>{t('org.code')}</dt><dd>{node.code}</dd>
      {kind && <><dt>{t('org.kind')}</dt><dd>{kind}</dd></>}
      {parent !== undefined && <><dt>{t('org.parent')}</dt><dd>{nameOf(nodes, parent, today, t)}</dd></>}
      {node.district && <><dt>{t('org.district')}</dt><dd>{nameOf(nodes, node.district, today, t)}</dd></>}
      {functions.length > 0 && <><dt>{t('org.functions')}</dt><dd>{functionsText(functions, t)}</dd></>}
      <dt>{t('org.from')}</dt><dd>{node.from}</dd>
      {node.to && <><dt>{t('org.to')}</dt><dd>{node.to}{node.successors.length > 0 && ` ${t(node.successors.length === 1 ? 'org.becameOne' : 'org.becameSeveral', { names })}`}</dd></>}
    </dl>
  );
}

function StandingLine({ standing, nodes, today }: { readonly standing: ChartNode['standings'][number]; readonly nodes: readonly ChartNode[]; readonly today: string }): ReactElement {
  const t = useText();
  return (
    <li>
      <strong>{t(standing.name)}</strong>
      <span className="row-line">{t('org.from')} {standing.from}{standing.to !== undefined && ` ${t('org.to')} ${standing.to}`}</span>
      {standing.parent !== undefined && <span className="row-line muted">{t('org.parent')}{t('common.separator')}{nameOf(nodes, standing.parent, today, t)}</span>}
      {standing.functions.length > 0 && <span className="row-line muted">{t('org.functions')}{t('common.separator')}{functionsText(standing.functions, t)}</span>}
    </li>
  );
}

function ChangeLine({ change, nodes, today }: { readonly change: Change; readonly nodes: readonly ChartNode[]; readonly today: string }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const to = change.successors?.map((code) => nameOf(nodes, code, today, t)).join(t({ zh: '、', en: ', ' }));
  const what = [change.name?.[language] ?? change.name?.zh, change.kind === 'move' && change.parent !== undefined && nameOf(nodes, change.parent, today, t), to].filter(Boolean).join(' ');
  return (
    <li>
      <strong>{change.on} {t(CHANGE_KINDS[change.kind])}</strong> {what}
      <span className="row-line">{change.basis}</span>
      <span className="row-line muted">{t('org.recordedBy', { name: change.byName, time: instantWords(change.at, language) })}</span>
    </li>
  );
}

/** What depends on it, before it is ended. */
function Dependents({ node: { node, code } }: { readonly node: ChartNode }): ReactElement {
  const t = useText();
  const { data, error, refetch } = useRead(ROUTES.organisationDependents, { params: { node, code }, query: {} });
  const names = (labels: readonly { zh: string; en: string }[]): string => labels.map((each) => t(each)).join(t({ zh: '、', en: ', ' }));
  return (
    <section className="notice dependents" aria-label={t('org.dependents')}>
      <strong>{t('org.dependents')}</strong>
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {data?.dependents.length === 0 && <p>{t('org.dependents.none')}</p>}
      <ul>{data?.dependents.map((each) => <li key={each.what}>{each.blocks ? '■' : '▲'} {t(`org.dependents.${each.what}`, { n: each.count })}{each.names.length > 0 && <span className="muted">{t('common.separator')}{names(each.names)}</span>}</li>)}</ul>
    </section>
  );
}
