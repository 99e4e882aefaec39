import type { Values } from '../../form/field.ts';
import type { SectionStep } from './section-step.ts';

/** A text of a section as somebody left it (历稿). `version` is the case's own, as actions are based on. */
export interface ProseVersion<S extends SectionStep = SectionStep> {
  readonly version: number;
  readonly prose: string;
  readonly step: S;
}

function proseIn({ input }: Pick<SectionStep, 'input'>): string | undefined {
  const corrected = input['values'];
  const given = typeof corrected === 'object' && corrected !== null ? (corrected as Values)['prose'] : input['prose'];
  return typeof given === 'string' ? given : undefined;
}

/** Every text that a section has had, oldest first; steps that left it as it was are none. */
export function proseVersions<S extends SectionStep>(steps: readonly S[]): readonly ProseVersion<S>[] {
  const versions: ProseVersion<S>[] = [];
  for (const step of steps) {
    const prose = proseIn(step);
    if (prose !== undefined && prose !== versions.at(-1)?.prose) versions.push({ version: step.seq, prose, step });
  }
  return versions;
}
