import { type ReactElement, useMemo, useState } from 'react';
import { isSameProse, proseDifference, type ProseDifference } from '#domain/report/collection/prose-difference.ts';
import { instantCell } from '../../ui/format.ts';
import { type Text, useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { actorText } from '../case/case-timeline.tsx';
import type { CaseDetail } from '../case/detail.ts';
import { markName, ProseWords } from './prose-words.tsx';
import { type ShownVersion, shownVersions } from './version-counts.ts';

interface SectionVersionsProps {
  readonly detail: CaseDetail;
  /** The names of figures, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Every draft of a section: who changed what and when, and any two of them beside one another. */
export function SectionVersions({ detail, names }: SectionVersionsProps): ReactElement {
  const t = useText();
  const versions = useMemo(() => shownVersions(detail), [detail]);
  const last = versions.length;
  const [chosen, setChosen] = useState<readonly [number, number]>();
  const [from, to] = chosen ?? [Math.max(1, last - 1), last];
  const proseOf = (number: number): string => versions[number - 1]?.prose ?? '';
  return (
    <div className="versions">
      <ScrollBox name={t('section.versions')}>
        <table className="flat-table">
          <caption className="sr-only">{t('version.list')}</caption>
          <thead><tr><th scope="col">{t('section.versions')}</th><th scope="col">{t('version.who')}</th><th scope="col">{t('version.when')}</th><th scope="col">{t('version.how')}</th><th scope="col">{t('version.what')}</th></tr></thead>
          <tbody>{versions.toReversed().map((version) => <VersionRow key={version.version} version={version} onShow={() => setChosen([Math.max(1, version.number - 1), version.number])} />)}</tbody>
        </table>
      </ScrollBox>
      <h3>{t('version.compare')}</h3>
      <p className="version-choice">
        <VersionChoice label={t('version.from')} versions={versions} value={from} onChange={(number) => setChosen([number, to])} />
        <VersionChoice label={t('version.to')} versions={versions} value={to} onChange={(number) => setChosen([from, number])} />
      </p>
      <Difference difference={proseDifference(proseOf(from), proseOf(to))} names={names} />
    </div>
  );
}

function nameOf({ number, step }: ShownVersion, t: Text): string {
  return `${t('version.name', { n: number })} · ${actorText(step, t)} · ${instantCell(step.at)}`;
}

function VersionRow({ version, onShow }: { readonly version: ShownVersion; onShow(): void }): ReactElement {
  const t = useText();
  const { number, step, added, removed, figures } = version;
  return (
    <tr>
      <th scope="row">{t('version.name', { n: number })}</th>
      <td>{actorText(step, t)}</td>
      <td><time dateTime={step.at}>{instantCell(step.at)}</time></td>
      <td>{t(step.actionName)}</td>
      <td>{number === 1 ? t('version.first') : <button type="button" className="link-button" onClick={onShow}>{t('version.changes', { added, removed })}{figures > 0 && <>{t('common.comma')}{t('version.figuresChanged', { n: figures })}</>}</button>}</td>
    </tr>
  );
}

function VersionChoice({ label, versions, value, onChange }: { readonly label: string; readonly versions: readonly ShownVersion[]; readonly value: number; onChange(number: number): void }): ReactElement {
  const t = useText();
  return (
    <label>{label}
      <select className="text-input" value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {versions.map((version) => <option key={version.version} value={version.number}>{nameOf(version, t)}</option>)}
      </select>
    </label>
  );
}

function Difference({ difference, names }: { readonly difference: ProseDifference; readonly names: ReadonlyMap<string, string> }): ReactElement {
  const t = useText();
  const { lines, figures } = difference;
  if (isSameProse(difference)) return <p className="muted">{t('version.same')}</p>;
  return (
    <>
      <section className="version-figures" aria-label={t('version.figures')}>
        <h4>{t('version.figures')}</h4>
        {figures.length === 0 && <p className="muted">{t('version.noFigures')}</p>}
        <ul>{figures.map(({ kind, mark, was }, index) => <li key={`${index} ${mark}`}><span className="returned-mark">{t(`version.${kind}`)}</span> {was !== undefined && <><del>{markName(was, names)}</del> → </>}{markName(mark, names)}</li>)}</ul>
      </section>
      <div className="version-text">{lines.map((line, index) => <ProseWords key={`${index} ${line.before ?? ''}-${line.after ?? ''}`} line={line} names={names} />)}</div>
    </>
  );
}
