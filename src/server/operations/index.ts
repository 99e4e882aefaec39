import type { ROUTES, RouteId } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { act } from './act.ts';
import { cases } from './cases.ts';
import { changePassword } from './change-password.ts';
import { getCase } from './get-case.ts';
import { me } from './me.ts';
import { openCase } from './open-case.ts';
import { organisation } from './organisation.ts';
import { people } from './people.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** The operation of each route. A route without one is not served. */
export const OPERATIONS = {
  signIn, signOut, me, changePassword, organisation, people,
  cases, openCase, getCase, act,
} satisfies { readonly [Id in RouteId]?: Operation<(typeof ROUTES)[Id]> };
