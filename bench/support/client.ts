import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** One whole answer at the start of the bytes, when it has come. */
function answerIn(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  const body = end + HEAD_END.length;
  if (bytes.length < body + length) return undefined;
  return { status: Number(head.slice(9, 12)), body: bytes.toString('utf8', body, body + length) };
}

/** A caller of the API over HTTP on one connection, one request at a time: it costs little next to the server it shares the machine with. */
export class Client {
  readonly #host: string;
  readonly #socket: Socket;
  readonly #authorization: string;

  constructor(address: string, token?: string) {
    const { hostname, port, host } = new URL(address);
    this.#host = host;
    this.#socket = connect(Number(port), hostname).setNoDelay(true);
    this.#authorization = token ? `authorization: Bearer ${token}\r\n` : '';
  }

  /** Calls a path of the API and reads the answer to its end. */
  call(method: 'GET' | 'POST', path: string, body?: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const text = body ? JSON.stringify(body) : '';
    const type = body ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n` : '';
    const further = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');
    this.#socket.write(`${method} /api/v1${path} HTTP/1.1\r\nhost: ${this.#host}\r\n${this.#authorization}${type}${further}\r\n${text}`);
    return this.#read();
  }

  #read(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const parts: Buffer[] = [];
      const take = (part: Buffer): void => {
        parts.push(part);
        const answer = answerIn(parts.length === 1 ? part : Buffer.concat(parts));
        if (!answer) return;
        this.#socket.off('data', take).off('error', reject);
        resolve(answer);
      };
      this.#socket.on('data', take).once('error', reject);
    });
  }

  /** The body of an answer. @throws when it is a refusal */
  async get<T>(path: string): Promise<T> {
    const { status, body } = await this.call('GET', path);
    if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
    return JSON.parse(body) as T;
  }

  close(): void {
    this.#socket.destroy();
  }
}
