import { resolve } from 'node:path';
import { ProblemError, problem } from '#domain/errors.ts';

/** Where the stored files are (附件存放处). */
export type FilePlace = DirectoryPlace | S3Place;

export interface DirectoryPlace {
  readonly kind: 'directory';
  /** Absolute. */
  readonly path: string;
}

/** A bucket of S3-compatible storage (对象存储): AWS, MinIO, Ceph, OSS, OBS, COS. */
export interface S3Place {
  readonly kind: 's3';
  readonly bucket: string;
  /** What every key begins with: empty, or a folder's name with `/` at its end. */
  readonly prefix: string;
  /** Where the bucket answers, without `/` at the end: path style, or a host of its own. */
  readonly bucketUrl: string;
  readonly region: string;
  readonly keyId: string;
  readonly secretKey: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const SCHEME = 's3://';
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^[\w.\-/]*$/;

/** @throws ProblemError `file-store-refused` with what is wrong and what to set */
export function refuseFileStore(zh: string, en: string): never {
  throw new ProblemError(problem('file-store-refused', { reason: { zh, en } }));
}

/**
 * Reads `ZHISHU_FILES`: a folder, or `s3://bucket/prefix` with `ZHISHU_S3_ENDPOINT`, `ZHISHU_S3_REGION`,
 * `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` from the environment.
 * @throws ProblemError `file-store-refused`
 */
export function filePlaceFrom(text: string, environment: Environment, cwd: string): FilePlace {
  if (!text.startsWith(SCHEME)) return { kind: 'directory', path: resolve(cwd, text) };
  const [bucket = '', ...folders] = text.slice(SCHEME.length).split('/');
  if (!BUCKET.test(bucket)) refuseFileStore(`ZHISHU_FILES 应为 s3://桶名/前缀（现为 ${text}）`, `ZHISHU_FILES must be s3://bucket/prefix (it is ${text})`);
  const prefix = folders.filter(Boolean).join('/');
  if (!PREFIX.test(prefix)) refuseFileStore(`ZHISHU_FILES 的前缀只能用字母、数字、“-”“_”“.”“/”（现为 ${prefix}）`, `the prefix in ZHISHU_FILES may have letters, digits, “-”, “_”, “.” and “/” (it is ${prefix})`);
  const region = environment['ZHISHU_S3_REGION'] || 'us-east-1';
  return { kind: 's3', bucket, prefix: prefix && `${prefix}/`, region, bucketUrl: bucketUrlOf(bucket, region, environment), ...keysFrom(environment) };
}

function keysFrom(environment: Environment): Pick<S3Place, 'keyId' | 'secretKey'> {
  const [keyId, secretKey] = [environment['AWS_ACCESS_KEY_ID'], environment['AWS_SECRET_ACCESS_KEY']];
  if (keyId && secretKey) return { keyId, secretKey };
  const missing = [...(keyId ? [] : ['AWS_ACCESS_KEY_ID']), ...(secretKey ? [] : ['AWS_SECRET_ACCESS_KEY'])];
  return refuseFileStore(`附件存于 s3://，还须设置 ${missing.join('、')}`, `files are kept in s3://: ${missing.join(' and ')} must be set as well`);
}

/** The endpoint with the bucket in its path, or where `{bucket}` stands in it: some services answer only by the bucket's own host. */
function bucketUrlOf(bucket: string, region: string, environment: Environment): string {
  const endpoint = environment['ZHISHU_S3_ENDPOINT'] || `https://s3.${region}.amazonaws.com`;
  const text = endpoint.includes('{bucket}') ? endpoint.replace('{bucket}', bucket) : `${endpoint.replace(/\/+$/, '')}/${bucket}`;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search) {
    return refuseFileStore('ZHISHU_S3_ENDPOINT 应为 https://主机[:端口]，桶名须在主机名中的写作 https://{bucket}.主机', 'ZHISHU_S3_ENDPOINT must be https://host[:port], or https://{bucket}.host where the bucket belongs into the host');
  }
  return url.href.replace(/\/+$/, '');
}
