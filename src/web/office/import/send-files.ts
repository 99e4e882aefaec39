import { type ApiProblem, problemFrom, unreachable } from '#contract/api-problem.ts';
import type { AnyRoute } from '#contract/client.ts';
import { client, freshKey } from '../../api/api.ts';
import type { ImportRun } from './run.ts';

export interface SendingFiles<T = ImportRun> {
  /** What the server answered, an import that began unless told; rejects with ApiProblem, or with an AbortError after `stop`. */
  readonly run: Promise<T>;
  stop(): void;
}

/** Sends several files as one import, telling the share that has gone out, 0 to 1. XMLHttpRequest, because fetch does not tell. */
export function sendFiles<T = ImportRun>(route: AnyRoute, files: readonly File[], onProgress: (share: number) => void): SendingFiles<T> {
  const request = new XMLHttpRequest();
  const run = new Promise<T>((resolve, reject: (problem: ApiProblem | DOMException) => void) => {
    request.upload.addEventListener('progress', (event) => onProgress(event.total === 0 ? 0 : event.loaded / event.total));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else reject(problemFrom(request.status, request.responseText));
    });
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
  });
  request.open('POST', client.address(route));
  for (const [name, value] of Object.entries(client.headers(route, freshKey()))) request.setRequestHeader(name, value);
  const body = new FormData();
  for (const file of files) body.append('file', file, file.name);
  request.send(body);
  return { run, stop: () => request.abort() };
}
