import { setTimeout as delay } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { refuseFileStore, type S3Place } from './file-place.ts';

/** One request to the bucket. A body has a known hash, so that the store checks what arrived. */
export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** The object's key; none asks the bucket itself. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly range?: string;
  readonly body?: { readonly content: Blob; readonly hash: string };
}

/** SHA-256 of nothing. */
export const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Milliseconds before each further attempt, when the store is busy or did not answer. */
const PAUSES: readonly number[] = [200, 1_000];

/** How long an answer may take to begin; a large body is sent within it. */
const ANSWER_WITHIN = 5 * 60 * 1000;

/** Answers that a caller understands; everything else is a refusal of the store. */
const UNDERSTOOD: readonly number[] = [200, 204, 206, 404, 416];

/** Signed requests to one bucket (签名请求, AWS Signature Version 4). Keys are never part of a message. */
export class S3Requests {
  readonly #place: S3Place;
  readonly #cache = new Map<string, ArrayBuffer>();

  constructor(place: S3Place) {
    this.#place = place;
  }

  /**
   * Sends a request, up to three times. @returns an answer of success, 404 or 416
   * @throws ProblemError `file-store-refused` when the store is unreachable, denies access, or is set up otherwise
   */
  async send(request: S3Request): Promise<Response> {
    for (let attempt = 0; ; attempt += 1) {
      const pause = PAUSES[attempt];
      const answer = await this.#once(request).catch((error: unknown) => (pause === undefined ? this.#unreachable(error) : undefined));
      if (answer && UNDERSTOOD.includes(answer.status)) return this.#unlessNoBucket(request, answer);
      const isBusy = !answer || answer.status >= 500 || answer.status === 429;
      if (answer && (!isBusy || pause === undefined)) return this.#refused(answer);
      await answer?.body?.cancel();
      await delay(pause);
    }
  }

  async #once({ method, key = '', query = {}, range, body }: S3Request): Promise<Response> {
    const { bucketUrl, region, keyId, secretKey } = this.#place;
    const search = new URLSearchParams(query).toString();
    const headers = { 'x-amz-content-sha256': body?.hash ?? EMPTY_HASH, ...(range && { range }) };
    const signed = await new AwsV4Signer({ method, url: `${bucketUrl}/${key}${search && `?${search}`}`, headers, accessKeyId: keyId, secretAccessKey: secretKey, service: 's3', region, cache: this.#cache }).sign();
    return answerOf(signed.url, { method, headers: signed.headers, redirect: 'manual', ...(body && { body: body.content }) });
  }

  /** A missing object is an answer; a missing bucket is a wrong setting. A HEAD cannot tell them apart. */
  async #unlessNoBucket({ method }: S3Request, answer: Response): Promise<Response> {
    if (answer.status !== 404 || method === 'HEAD') return answer;
    if ((await codeOf(answer)) !== 'NoSuchBucket') return answer;
    const { bucket } = this.#place;
    return refuseFileStore(`没有名为 ${bucket} 的桶，请建立或改 ZHISHU_FILES`, `there is no bucket ${bucket}; create it or change ZHISHU_FILES`);
  }

  #unreachable(error: unknown): never {
    const { host } = new URL(this.#place.bucketUrl);
    const why = reasonOf(error);
    return refuseFileStore(`连不上 ${host}（${why}），请检查 ZHISHU_S3_ENDPOINT 与网络`, `${host} cannot be reached (${why}); check ZHISHU_S3_ENDPOINT and the network`);
  }

  async #refused(answer: Response): Promise<never> {
    const { bucket, region } = this.#place;
    const said = [String(answer.status), await codeOf(answer)].filter(Boolean).join(' ');
    if (answer.status === 403 || answer.status === 401) {
      return refuseFileStore(`桶 ${bucket} 拒绝访问（${said}），请核对 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY、机器时间及读、写、列、删权限`, `bucket ${bucket} denies access (${said}); check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, this machine's clock and the rights to read, write, list and delete`);
    }
    if ((answer.status >= 300 && answer.status < 400) || said.includes('AuthorizationHeaderMalformed')) {
      return refuseFileStore(`桶 ${bucket} 不在区域 ${region} 或此地址（${said}），请核对 ZHISHU_S3_REGION 与 ZHISHU_S3_ENDPOINT`, `bucket ${bucket} is not in region ${region}, or not at this address (${said}); check ZHISHU_S3_REGION and ZHISHU_S3_ENDPOINT`);
    }
    return refuseFileStore(`桶 ${bucket} 未能办理（${said}），请稍后再试`, `bucket ${bucket} could not do it (${said}); try again later`);
  }
}

/** The answer, once it begins: how long its content takes is up to whoever reads it. */
async function answerOf(url: URL, init: RequestInit): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException('no answer', 'TimeoutError')), ANSWER_WITHIN);
  try {
    return await fetch(url, { ...init, signal: late.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** The store's own word for an error, such as `SignatureDoesNotMatch`. */
async function codeOf(answer: Response): Promise<string> {
  const text = await answer.clone().text().catch(() => '');
  return /<Code>(\w{1,60})<\/Code>/.exec(text.slice(0, 4_000))?.[1] ?? '';
}

/** `ECONNREFUSED`, `ENOTFOUND`, `TimeoutError`: never the whole message, which may quote the request. */
function reasonOf(error: unknown): string {
  const { cause, name } = error as { readonly cause?: { readonly code?: unknown }; readonly name?: unknown };
  return String(cause?.code ?? name ?? 'error');
}
