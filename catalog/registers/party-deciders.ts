/** Who decides on parties and on the districts of patents: the statistics post, and the division that owns the register with its head. */
export const PARTY_DECIDERS = ['statistics-officer', 'officer@owner', 'division-head@owner'] as const;
