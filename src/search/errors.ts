/** A query that would take too long (检索式过于复杂): its message says what there is too much of. */
export class QueryTooCostly extends Error {
  override readonly name = 'QueryTooCostly';
}

/** The index cannot answer: a part of it is damaged or missing (索引损坏). It must be rebuilt from the register. */
export class IndexDamaged extends Error {
  override readonly name = 'IndexDamaged';
}
