import type { ApiProblem } from '#contract/api-problem.ts';
import { problemFrom, unreachable } from '#contract/api-problem.ts';
import type { AnyRoute } from '#contract/client.ts';
import type { FileReference } from '#domain/form/index.ts';
import { client, freshKey } from '../../api/api.ts';

export interface Sending {
  /** The stored file's receipt; rejects with ApiProblem, or with an AbortError after `stop`. */
  readonly receipt: Promise<FileReference>;
  stop(): void;
}

/** Sends a file, telling the share that has gone out, 0 to 1. XMLHttpRequest, because fetch does not tell. */
export function sendFile(route: AnyRoute, file: File, onProgress: (share: number) => void): Sending {
  const request = new XMLHttpRequest();
  const receipt = new Promise<FileReference>((resolve, reject: (problem: ApiProblem | DOMException) => void) => {
    request.upload.addEventListener('progress', (event) => onProgress(event.total === 0 ? 0 : event.loaded / event.total));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as FileReference);
      else reject(problemFrom(request.status, request.responseText));
    });
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
  });
  request.open('POST', client.address(route));
  for (const [name, value] of Object.entries(client.headers(route, freshKey()))) request.setRequestHeader(name, value);
  const body = new FormData();
  body.append('file', file, file.name);
  request.send(body);
  return { receipt, stop: () => request.abort() };
}
