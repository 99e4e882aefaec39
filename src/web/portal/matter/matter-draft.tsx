import { createContext, type ReactElement, type ReactNode, use } from 'react';
import { type DraftState, useDraft } from '../../fields/draft.ts';
import { MATTER_FORM } from './steps.ts';

const NOTHING = {};
const DraftContext = createContext<DraftState | undefined>(undefined);

/**
 * What was typed, over all pages of the form. It is kept on the device as it is typed, but for name and contact,
 * which live only as long as the page is open.
 */
export function MatterDraft({ children }: { readonly children: ReactNode }): ReactElement {
  const draft = useDraft(MATTER_FORM, NOTHING, 'portal.matter');
  return <DraftContext value={draft}>{children}</DraftContext>;
}

export function useMatterDraft(): DraftState {
  const draft = use(DraftContext);
  if (!draft) throw new Error('no matter is being written here');
  return draft;
}
