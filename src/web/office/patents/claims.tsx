import { type ReactElement, useMemo, useState } from 'react';
import { type ClaimBranch, claimsTree } from '#domain/patent/claims-tree.ts';
import { useText } from '../../ui/language.tsx';
import { Marked } from '../search/marked.tsx';
import type { PatentDocument } from './bibliography.tsx';

type ShownClaim = PatentDocument['claims'][number];
type Branch = ClaimBranch<ShownClaim>;

/** The claims as a tree (权利要求): what depends on a claim stands under it and folds away. */
export function Claims({ claims, of }: { readonly claims: readonly ShownClaim[]; readonly of?: string }): ReactElement | null {
  const t = useText();
  const id = of === undefined ? 'claims' : `claims-${of}`;
  const tree = useMemo(() => claimsTree(claims), [claims]);
  const [folded, setFolded] = useState(false);
  if (claims.length === 0) return null;
  return (
    <section className="patent-part" aria-labelledby={id}>
      <div className="part-head">
        <h2 id={id}>{t('document.claims')} <span className="muted">{t('document.claimCount', { n: claims.length, roots: tree.length })}</span></h2>
        {tree.length < claims.length && <button type="button" className="link-button" aria-pressed={folded} onClick={() => setFolded(!folded)}>{t(folded ? 'document.unfoldClaims' : 'document.foldClaims')}</button>}
      </div>
      <Branches key={String(folded)} branches={tree} isOpen={!folded} />
    </section>
  );
}

function Branches({ branches, isOpen }: { readonly branches: readonly Branch[]; readonly isOpen: boolean }): ReactElement {
  return <ol className="claims">{branches.map((branch) => <li key={branch.claim.number}><OneClaim branch={branch} isOpen={isOpen} /></li>)}</ol>;
}

function OneClaim({ branch: { claim, below }, isOpen }: { readonly branch: Branch; readonly isOpen: boolean }): ReactElement {
  const t = useText();
  const { number, text, marks } = claim;
  return (
    <>
      <p className={claim.parent === undefined ? 'claim claim-independent' : 'claim'}><span className="claim-number">{number}</span><span lang="zh-CN"><Marked text={text} marks={marks} /></span></p>
      <Referring claim={claim} />
      {below.length > 0 && <details open={isOpen}><summary>{t('document.claimsBelow', { number, n: countOf(below) })}</summary><Branches branches={below} isOpen={isOpen} /></details>}
    </>
  );
}

function countOf(branches: readonly Branch[]): number {
  return branches.reduce((sum, { below }) => sum + 1 + countOf(below), 0);
}

/** Several claims that it depends on, one that it only mentions, and references that lead nowhere. */
function Referring({ claim: { parent, refersTo, unresolved } }: { readonly claim: ShownClaim }): ReactElement | null {
  const t = useText();
  const several = parent !== undefined && refersTo.length > 1;
  const mentions = parent === undefined && refersTo.length > 0;
  if (!several && !mentions && !unresolved) return null;
  return (
    <p className="muted claim-refers">
      {several && t('document.dependsOn', { claims: refersTo.join('、') })}
      {mentions && t('document.mentions', { claims: refersTo.join('、') })}
      {unresolved && <> ▲ {t('document.unresolved', { claims: unresolved.join('、') })}</>}
    </p>
  );
}
