import type { CivilDate } from '../../calendar/civil-date.ts';
import type { Values } from '../../form/field.ts';

/** The least that is asked of a step or of an event to read what was written with it. */
export interface WritingStep {
  readonly seq: number;
  readonly action: string;
  readonly actor: string;
  readonly at: string;
  readonly on: CivilDate;
  readonly input: Values;
}

/** A text of a section as somebody left it (历稿). `version` is the case's own, as actions are based on. */
export interface ProseVersion<S extends WritingStep = WritingStep> {
  readonly version: number;
  readonly prose: string;
  readonly step: S;
}

function proseIn({ input }: Pick<WritingStep, 'input'>): string | undefined {
  const corrected = input['values'];
  const given = typeof corrected === 'object' && corrected !== null ? (corrected as Values)['prose'] : input['prose'];
  return typeof given === 'string' ? given : undefined;
}

/** Every text that a section has had, oldest first; steps that left it as it was are none. */
export function proseVersions<S extends WritingStep>(steps: readonly S[]): readonly ProseVersion<S>[] {
  const versions: ProseVersion<S>[] = [];
  for (const step of steps) {
    const prose = proseIn(step);
    if (prose !== undefined && prose !== versions.at(-1)?.prose) versions.push({ version: step.seq, prose, step });
  }
  return versions;
}

/** The text as it stood at a version of the case; the first one for a version before it had any. */
export function proseAt(steps: readonly WritingStep[], version: number): string {
  const versions = proseVersions(steps);
  return (versions.findLast((each) => each.version <= version) ?? versions[0])?.prose ?? '';
}
