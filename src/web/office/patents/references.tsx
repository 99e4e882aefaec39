import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import type { PatentDocument } from './bibliography.tsx';

type Named = PatentDocument['familyMembers'][number];

/** A patent by its number; one that the register has leads to its page. */
function NamedLink({ named: { number, id } }: { readonly named: Named }): ReactElement {
  return id === undefined ? <>{number}</> : <Link to="/patents/$id" params={{ id }}>{number}</Link>;
}

type Citation = PatentDocument['citations'][number];

/** Citations that are shown before the others are folded. */
const SHOWN = 20;

/** What the patent cites (引证文献). */
export function Citations({ citations }: Pick<PatentDocument, 'citations'>): ReactElement {
  const t = useText();
  const rest = citations.slice(SHOWN);
  return (
    <section className="patent-part" aria-labelledby="citations">
      <h2 id="citations">{t('document.citations')} <span className="muted">{citations.length > 0 && citations.length}</span></h2>
      {citations.length === 0 && <p className="muted">{t('document.noCitations')}</p>}
      {citations.length > 0 && <CitationTable name={t('document.citations')} citations={citations.slice(0, SHOWN)} />}
      {rest.length > 0 && <details><summary>{t('document.moreCitations', { n: rest.length })}</summary><CitationTable name={t('document.moreCitations', { n: rest.length })} citations={rest} /></details>}
    </section>
  );
}

/** One that the register has leads to its page and shows its title. */
function CitationTable({ name, citations }: { readonly name: string; readonly citations: readonly Citation[] }): ReactElement {
  const t = useText();
  return (
    <ScrollBox name={name}>
      <table className="flat-table">
        <thead><tr><th scope="col">{t('document.cited')}</th><th scope="col">{t('patent.name')}</th><th scope="col">{t('document.category')}</th><th scope="col">{t('document.citedByWhom')}</th></tr></thead>
        <tbody>{citations.map((each, index) => (
          <tr key={`${index} ${each.number ?? each.text ?? ''}`}>
            <th scope="row">{each.number === undefined ? each.text : <NamedLink named={each} />}</th><td lang="zh-CN">{each.title}</td>
            <td>{each.category}</td><td>{each.by && t(`document.by.${each.by}`)}</td>
          </tr>
        ))}</tbody>
      </table>
    </ScrollBox>
  );
}

/** The other members of its family (同族专利); nothing where none is known. */
export function Family({ family, familyMembers }: Pick<PatentDocument, 'family' | 'familyMembers'>): ReactElement | null {
  const t = useText();
  if (family === undefined && familyMembers.length === 0) return null;
  return (
    <section className="patent-part" aria-labelledby="family">
      <h2 id="family">{t('document.family')} <span className="muted">{family !== undefined && t('document.familyNumber', { family })}</span></h2>
      {familyMembers.length === 0 && <p className="muted">{t('document.noFamily')}</p>}
      {familyMembers.length > 0 && <ul className="plain-list">{familyMembers.map((each) => <li key={each.number ?? each.id}><NamedLink named={each} /> <span className="muted">{each.title ?? t('document.notRegistered')}</span></li>)}</ul>}
    </section>
  );
}

/** Drawings by reference (附图): Zhishu keeps no pictures of patents. */
export function Drawings({ drawings }: Pick<PatentDocument, 'drawings'>): ReactElement | null {
  const t = useText();
  if (drawings.length === 0) return null;
  return (
    <section className="patent-part" aria-labelledby="drawings">
      <h2 id="drawings">{t('document.drawings')} <span className="muted">{drawings.length}</span></h2>
      <p className="muted">{t('document.drawingsHint')}</p>
      <ul className="drawings">{drawings.map(({ file, figure }, index) => <li key={`${index} ${file}`}>{figure && <strong>{figure} </strong>}<code>{file}</code></li>)}</ul>
    </section>
  );
}
