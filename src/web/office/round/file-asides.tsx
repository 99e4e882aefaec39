import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import type { Returned } from './returned.ts';

/** Words of a file that stand beside its text and that nobody merges: notes, comments, headers, footers, text boxes. */
export function FileAsides({ asides }: { readonly asides: Returned['asides'] }): ReactElement | null {
  const t = useText();
  if (asides.length === 0) return null;
  return (
    <details className="returned-section" open>
      <summary>{t('aside.title', { n: asides.length })}</summary>
      <table className="flat-table">
        <thead><tr><th scope="col">{t('aside.kind')}</th><th scope="col">{t('aside.text')}</th><th scope="col">{t('aside.at')}</th></tr></thead>
        <tbody>
          {asides.map(({ kind, text, change, at, author }, index) => (
            <tr key={`${index} ${text}`}>
              <td className="aside-kind"><span className="returned-mark">{t(`returned.${change}`)}</span>{t(`aside.${kind}`)}{author !== undefined && <span className="muted"> {author}</span>}</td>
              <td lang="zh-CN" className="aside-text">{change === 'removed' ? <del>{text}</del> : text}</td>
              <td lang="zh-CN" className="muted" title={at}>{at !== undefined && beginning(at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const SHOWN = 30;

function beginning(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
