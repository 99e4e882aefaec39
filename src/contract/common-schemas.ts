import { Type } from 'typebox';

/** What an address names. */
export const id = Type.Object({ id: Type.String() });

/** The reply of a write that has nothing to tell. */
export const Done = Type.Object({ done: Type.Literal(true) });

/** In which language a file speaks; Chinese unless told. */
export const language = Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')]));
