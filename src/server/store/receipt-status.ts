import { actionName } from '#domain/case/decide.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import { clocksOf, leadingClock } from '#domain/case/clocks.ts';
import { OPEN } from '#domain/case/event.ts';
import type { CaseView } from '#domain/case/view.ts';
import type { Label } from '#domain/text.ts';
import { filesIn } from './files-in.ts';
import { clockSetting, type Setting } from './setting.ts';

const PUBLIC = 'public:';

/** The receipt under which the public opened the case, if it did. */
export function receiptOf(view: CaseView): string | undefined {
  return view.openedBy.startsWith(PUBLIC) ? view.openedBy.slice(PUBLIC.length) : undefined;
}

/** What the holder of a receipt may know of the matter. */
export interface ReceiptStatus {
  readonly number: string;
  readonly type: string;
  readonly state: Label;
  readonly openedOn: string;
  readonly due?: string;
  readonly steps: readonly { readonly name: Label; readonly on: string; readonly text?: string }[];
  readonly answer?: string;
  readonly attachments: readonly { readonly hash: string; readonly name: string; readonly size: number; readonly mediaType: string }[];
}

/** Steps that belong to the desk's own housekeeping and tell the public nothing. */
const INTERNAL = ['triage', 'assign', 'relink', 'adopt-version', 'correct', 'archive', 'note-transfer'];

/** The public's view of its own matter: state, steps, answer and day, and nothing that another person wrote for the desk. */
export function receiptStatus(setting: Setting, type: CaseType, view: CaseView): ReceiptStatus {
  const leading = view.closedOn ? undefined : leadingClock(clocksOf(type, view, clockSetting(setting)));
  const shown = view.steps.filter(({ action }) => !INTERNAL.includes(action) && !action.includes(':'));
  const answer = view.values['reply'];
  return {
    number: view.number,
    type: type.id,
    state: type.states[view.state]?.name ?? { zh: view.state, en: view.state },
    openedOn: view.openedOn,
    ...(leading && { due: leading.clock.due.slice(0, 10) }),
    steps: shown.map(({ action, on }) => ({ name: action === OPEN ? RECEIVED : actionName(type, action), on })),
    ...(typeof answer === 'string' && { answer }),
    attachments: filesIn(view.steps[0]?.input).map(({ hash, name, size, mediaType }) => ({ hash, name, size, mediaType })),
  };
}

const RECEIVED: Label = { zh: '已收到', en: 'Received' };
