import { type ReactElement, useMemo } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useOrganisation } from '../../api/names.ts';
import '../../fields/fields.css';
import { ValueContext } from '../../fields/field-ui.ts';
import { useLanguage } from '../../ui/language.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { CheckPage } from './check-page.tsx';
import { IntroPage } from './intro-page.tsx';
import { MatterDraft } from './matter-draft.tsx';
import { StepPage } from './step-page.tsx';
import { STEPS, stepIndex } from './steps.ts';

/** The form for the 12330 desk: what to know before, one thing a page, a look over it all. */
export function MatterPages({ step }: { readonly step: string | undefined }): ReactElement {
  const { language } = useLanguage();
  const organisation = useOrganisation();
  const surroundings = useMemo(() => {
    const districts = new Map(organisation?.districts.map((district) => [district.code, district.name[language]]));
    return { names: { name: (kind: string, code: string) => (kind === 'district' ? districts.get(code) : undefined) }, uploadTo: ROUTES.portalUpload };
  }, [organisation, language]);
  return (
    <ValueContext value={surroundings}>
      <MatterDraft><PageOf step={step} /></MatterDraft>
    </ValueContext>
  );
}

function PageOf({ step }: { readonly step: string | undefined }): ReactElement {
  if (step === undefined) return <IntroPage />;
  const index = stepIndex(step);
  const found = STEPS[index];
  if (!found) return <NotFoundPage />;
  return found.id === 'check' ? <CheckPage index={index} /> : <StepPage key={found.id} step={found} index={index} />;
}
