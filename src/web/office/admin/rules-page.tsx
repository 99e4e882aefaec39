import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { useRead } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { SideSheet, WithSheet } from '../../ui/side-sheet.tsx';
import '../parts.css';
import './admin.css';
import { EvidenceMark } from './evidence-mark.tsx';
import { type Rule, type Version, versionOn } from './rule.ts';
import { RuleSheet } from './rule-sheet.tsx';
import { paramWords } from './rule-value.ts';

/** Every constant the bureau works by: what is still to be confirmed first. */
export function RulesPage(): ReactElement {
  const t = useText();
  const { today } = useMe();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<string>();
  const { data, error, refetch } = useRead(ROUTES.rules);
  const shown = (data?.rules ?? []).filter((rule) => wordsOf(rule).includes(query.trim().toLowerCase()));
  const toConfirm = shown.filter((rule) => versionOn(rule, today)?.evidence === 'K');
  const others = shown.filter((rule) => versionOn(rule, today)?.evidence !== 'K');
  const opened = data?.rules.find((rule) => rule.id === open);
  const sheet = opened && <SideSheet title={t(opened.name)} subject={opened.id} onClose={() => setOpen(undefined)}><RuleSheet key={opened.id} rule={opened} today={today} /></SideSheet>;
  return (
    <WithSheet sheet={sheet}>
      <Page title={t('admin.rules')} aside={data && `${data.rules.length}`}>
        <div className="filter-line no-print"><input type="search" className="text-input quick-find" aria-label={t('rules.find')} placeholder={t('rules.find')} value={query} onChange={(event) => setQuery(event.target.value)} /></div>
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
        {!data && !error && <Loading />}
        {data && shown.length === 0 && <Empty title={t('rules.none')} />}
        {toConfirm.length > 0 && <RuleTable title={t('rules.toConfirm')} hint={t('rules.toConfirmHint')} rules={toConfirm} today={today} onOpen={setOpen} />}
        {data && query === '' && toConfirm.length === 0 && <p className="notice">{t('rules.allConfirmed')}</p>}
        {others.length > 0 && <RuleTable title={t('rules.inForce')} rules={others} today={today} onOpen={setOpen} />}
      </Page>
    </WithSheet>
  );
}

function wordsOf(rule: Rule): string {
  return `${rule.id} ${rule.name.zh} ${rule.name.en} ${rule.versions.map(({ basis }) => `${basis.zh} ${basis.en}`).join(' ')}`.toLowerCase();
}

interface TableProps {
  readonly title: string;
  readonly hint?: string;
  readonly rules: readonly Rule[];
  readonly today: CivilDate;
  onOpen(id: string): void;
}

function RuleTable({ title, hint, rules, today, onOpen }: TableProps): ReactElement {
  const t = useText();
  return (
    <section className="rule-section">
      <h2>{title} <span className="muted">{rules.length}</span></h2>
      {hint && <p className="muted">{hint}</p>}
      <ScrollBox name={title}>
        <table className="flat-table">
          <thead><tr><th scope="col">{t('rules.name')}</th><th scope="col">{t('rules.value')}</th><th scope="col">{t('rules.basis')}</th><th scope="col">{t('rules.evidence')}</th><th scope="col">{t('rules.since')}</th></tr></thead>
          <tbody>{rules.map((rule) => <RuleRow key={rule.id} rule={rule} version={versionOn(rule, today)} today={today} onOpen={() => onOpen(rule.id)} />)}</tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

interface RowProps {
  readonly rule: Rule;
  readonly version: Version | undefined;
  readonly today: CivilDate;
  onOpen(): void;
}

function RuleRow({ rule, version, today, onOpen }: RowProps): ReactElement {
  const t = useText();
  const ended = version?.to !== undefined && version.to < today;
  return (
    <tr>
      <th scope="row"><button type="button" className="link-button" onClick={onOpen}>{t(rule.name)}</button></th>
      <td className="rule-value">{version && paramWords(version.params, t)}</td>
      <td className="muted">{version && t(version.basis)}</td>
      <td className="nowrap">{version && <EvidenceMark evidence={version.evidence} />}</td>
      <td className="nowrap">{version?.from}{ended && <span className="muted"> {t('rules.ended')}</span>}</td>
    </tr>
  );
}
