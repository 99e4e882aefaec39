import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { LegalCourse as LegalCourseSchema } from '#contract/patent-schemas.ts';
import { yuan } from '#domain/form/number-text.ts';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';

type Course = Static<typeof LegalCourseSchema>;

/** The legal state of a patent on a time line, with the annuities still to be paid (法律状态、缴费日历). */
export function LegalCourse({ course }: { readonly course: Course }): ReactElement {
  const t = useText();
  const current = course.stretches.findLast(({ state }) => state === course.now);
  return (
    <section className="patent-part">
      <h2>{t('legal.title')}</h2>
      {course.stretches.length === 0 && <p className="muted">{t('legal.none')}</p>}
      <ol className="legal-course">
        {course.stretches.map((each) => (
          <li key={`${each.state} ${each.from}`} className={`legal-stretch legal-${each.state}`} aria-current={each === current ? 'date' : undefined}>
            <strong>{t(each.name)}</strong> <span className="nowrap">{each.to === undefined ? t('legal.from', { from: each.from }) : t('legal.span', { from: each.from, to: each.to })}</span>{each === current && <> <span className="mark">{t('legal.now')}</span></>}
            <p className="muted">{t(each.why)}</p>
          </li>
        ))}
      </ol>
      {course.annuities.length > 0 && <Annuities annuities={course.annuities} />}
    </section>
  );
}

function Annuities({ annuities }: { readonly annuities: Course['annuities'] }): ReactElement {
  const t = useText();
  return (
    <>
      <h3>{t('legal.fees')}</h3>
      <ScrollBox name={t('legal.fees')}>
        <table className="flat-table">
          <thead><tr><th scope="col">{t('legal.year')}</th><th scope="col">{t('legal.due')}</th><th scope="col">{t('legal.grace')}</th><th scope="col" className="num">{t('legal.fee')}</th></tr></thead>
          <tbody>{annuities.map(({ year, due, graceUntil, fee, provisional }) => <tr key={year}><th scope="row">{year}</th><td className="nowrap">{due}{provisional && <abbr title={t('legal.provisional')}> *</abbr>}</td><td className="nowrap">{graceUntil}</td><td className="num">{yuan(fee)}</td></tr>)}</tbody>
        </table>
      </ScrollBox>
      <p className="muted">{t('legal.feesHint')}{annuities.some(({ provisional }) => provisional) && <> * {t('legal.provisional')}</>}</p>
    </>
  );
}
