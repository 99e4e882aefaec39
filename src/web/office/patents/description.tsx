import { type ReactElement, useState } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { grouped } from '../../ui/format.ts';
import { type Text, useText } from '../../ui/language.tsx';
import type { TextKey } from '../../ui/texts.ts';
import { Loading } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { Marked } from '../search/marked.tsx';
import type { PatentDocument } from './bibliography.tsx';
import type { PatentSearch } from './searches.ts';

type Shown = Reply<typeof ROUTES.patentDescription>['descriptions'][number];

const NAMES: ReadonlyMap<string, TextKey> = new Map([['zh', 'document.language.zh'], ['en', 'document.language.en']]);

/** A language by its name; one that is seldom by its code. */
export function languageName(language: string, t: Text): string {
  const name = NAMES.get(language);
  return name === undefined ? language : t(name);
}

interface DescriptionProps {
  readonly id: string;
  readonly document: PatentDocument;
  readonly search: PatentSearch;
}

/** The description (说明书), fetched when it is unfolded; at once where a query asked for what it says. */
export function Description({ id, document: { descriptions }, search: { q, synonyms } }: DescriptionProps): ReactElement {
  const t = useText();
  const [open, setOpen] = useState(q !== undefined && /\bDE\s*=|说明书\s*=/u.test(q));
  const { data, error, refetch } = useRead(ROUTES.patentDescription, { params: { id }, query: { ...(q !== undefined && { q }), ...(synonyms === false && { synonyms }) } }, { enabled: open });
  return (
    <section className="patent-part" aria-labelledby="description">
      <h2 id="description">{t('document.description')}</h2>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{descriptions.map(({ language, characters }) => `${languageName(language, t)} ${t('document.characters', { n: grouped(characters) })}`).join('；')}</summary>
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
        {open && !data && !error && <Loading />}
        {data?.descriptions.map((each) => <InLanguage key={each.language} description={each} several={data.descriptions.length > 1} />)}
      </details>
    </section>
  );
}

function InLanguage({ description: { language, publication, paragraphs }, several }: { readonly description: Shown; readonly several: boolean }): ReactElement {
  const t = useText();
  const places = paragraphs.reduce((sum, { marks }) => sum + marks.length, 0);
  return (
    <div className="description" lang={language === 'zh' ? 'zh-CN' : language}>
      <p className="muted">{several && `${languageName(language, t)} `}{publication !== undefined && t('document.fromPublication', { publication })}{places > 0 && ` · ${t('document.marksIn', { n: grouped(places) })}`}</p>
      {paragraphs.map((paragraph, index) => (paragraph.heading
        ? <h3 key={index}><Marked {...paragraph} /></h3>
        : <p key={index}>{paragraph.number !== undefined && <span className="muted">[{paragraph.number}] </span>}<Marked {...paragraph} /></p>))}
    </div>
  );
}
