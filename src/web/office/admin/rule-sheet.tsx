import { Button } from 'antd';
import { type FormEvent, type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { holdsPostFor } from '../posts.ts';
import { EvidenceMark } from './evidence-mark.tsx';
import { type Rule, type Version, versionOn } from './rule.ts';
import { paramWords } from './rule-value.ts';
import { ValueEditor } from './value-editor.tsx';

/** One rule: how it stood at each time, and to confirm or set it. */
export function RuleSheet({ rule, today }: { readonly rule: Rule; readonly today: CivilDate }): ReactElement {
  const t = useText();
  const me = useMe();
  const version = versionOn(rule, today);
  const [saved, setSaved] = useState(false);
  const may = holdsPostFor(me, ROUTES.saveRule.access);
  return (
    <>
      {saved && <output className="notice">{t('rules.saved')}</output>}
      <h3>{t('rules.versions')}</h3>
      <ul className="rule-versions">{[...rule.versions].reverse().map((each) => <VersionLine key={each.from} version={each} />)}</ul>
      <h3>{t('rules.set')}</h3>
      {!may && <p className="muted">{t('rules.mayNot')}</p>}
      {may && version && <SetForm key={`${version.from} ${version.evidence}`} rule={rule} version={version} today={today} onSaved={() => setSaved(true)} />}
    </>
  );
}

function VersionLine({ version }: { readonly version: Version }): ReactElement {
  const t = useText();
  return (
    <li>
      <strong>{paramWords(version.params, t)}</strong> <EvidenceMark evidence={version.evidence} />
      <span className="row-line">{t('rules.since')} {version.from}{version.to !== undefined && ` ${t('rules.until')} ${version.to}`}</span>
      <span className="row-line muted">{t(version.basis)}</span>
    </li>
  );
}

interface SetProps {
  readonly rule: Rule;
  readonly version: Version;
  readonly today: CivilDate;
  onSaved(): void;
}

function SetForm({ rule, version, today, onSaved }: SetProps): ReactElement {
  const t = useText();
  const write = useWrite(ROUTES.saveRule);
  const [params, setParams] = useState<Readonly<Record<string, unknown>>>(version.params);
  const [from, setFrom] = useState(version.evidence === 'K' ? version.from : today);
  const [basis, setBasis] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (write.isPending) return;
    const body = { from, params: { ...params }, basis };
    write.mutate({ params: { id: rule.id }, body }, {
      onSuccess: () => {
        onSaved();
        void refresh(ROUTES.rules, ROUTES.getCase, ROUTES.worklist);
      },
    });
  };
  return (
    <form className="rule-form" onSubmit={submit}>
      <p className="muted">{t('rules.setHint')}</p>
      {Object.entries(params).map(([name, value]) => <ValueEditor key={name} name={name} value={value} onChange={(next) => setParams({ ...params, [name]: next })} />)}
      <label className="pick"><span>{t('rules.setFrom')}</span><input type="date" className="text-input" value={from} min={version.from} max={version.to} required onChange={(event) => setFrom(event.target.value)} /></label>
      <label className="rule-basis"><span>{t('rules.setBasis')}</span><textarea className="text-input" rows={2} value={basis} required onChange={(event) => setBasis(event.target.value)} /></label>
      <ProblemPanel problem={write.error} focus />
      <div className="form-end"><Button type="primary" htmlType="submit" loading={write.isPending}>{t('rules.setSave')}</Button></div>
    </form>
  );
}
