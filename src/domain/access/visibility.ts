import type { Label } from '../text.ts';

/**
 * Who may read a value (可见范围):
 * - `public`: anyone, without signing in, once the case itself is public;
 * - `party`: the parties to the case as well as staff;
 * - `internal`: staff whose unit or post reaches the case;
 * - `restricted`: only the posts and relations named.
 */
export type Level = 'public' | 'party' | 'internal' | 'restricted';

/** How a viewer stands to one case (与办件的关系). */
export type Relation = 'handler' | 'opener' | 'panel' | 'assigned-unit' | 'requester' | 'respondent' | 'respondent-after-service';

export const RELATIONS: Readonly<Record<Relation, Label>> = {
  handler: { zh: '承办人', en: 'handling officer' },
  opener: { zh: '登记人', en: 'person who opened it' },
  panel: { zh: '合议组成员', en: 'panel member' },
  'assigned-unit': { zh: '承办处室', en: 'unit in charge' },
  requester: { zh: '请求人', en: 'requesting party' },
  respondent: { zh: '被请求人', en: 'responding party' },
  'respondent-after-service': { zh: '被请求人（送达后）', en: 'responding party, after service' },
};

/** Readers of a field or a whole case: a level, and for `restricted` the posts and relations let in. */
export interface Readers {
  readonly level: Level;
  readonly roles?: readonly string[];
  readonly relations?: readonly Relation[];
}
