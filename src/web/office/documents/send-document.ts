import { ApiProblem, problemFrom, unreachable } from '#contract/api-problem.ts';
import type { AnyRoute } from '#contract/client.ts';
import type { Call, Reply } from '#contract/route.ts';
import { client, freshKey } from '../../api/api.ts';

/** Sends one file to a route that looks at it, and gives the reply. @throws ApiProblem on a refusal or when no answer comes */
export async function sendDocument<R extends AnyRoute>(route: R, file: File, call?: Call<R>): Promise<Reply<R>> {
  const answer = await answerTo(route, file, call);
  return (await answer.json()) as Reply<R>;
}

/** Sends one file to a route that gives another file back. @throws ApiProblem as `sendDocument` does */
export async function exchangeDocument<R extends AnyRoute>(route: R, file: File, call?: Call<R>): Promise<Blob> {
  return (await answerTo(route, file, call)).blob();
}

async function answerTo<R extends AnyRoute>(route: R, file: File, call: Call<R> | undefined): Promise<Response> {
  const body = new FormData();
  body.append('file', file, file.name);
  const answer = await fetch(client.address(route, call), { method: route.method, headers: client.headers(route, freshKey()), credentials: 'same-origin', body }).catch(() => undefined);
  if (!answer) throw unreachable();
  if (!answer.ok) throw problemFrom(answer.status, await answer.text());
  return answer;
}

export const problemOf = (error: unknown): ApiProblem => (error instanceof ApiProblem ? error : unreachable());
