import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A caller of the API over HTTP, on connections that stay open. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #address: string;
  readonly #token: string | undefined;

  constructor(address: string, token?: string) {
    this.#address = address;
    this.#token = token;
  }

  /** Calls a path of the API and reads the answer to its end. */
  call(method: 'GET' | 'POST', path: string, body?: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const sent = {
      ...(this.#token && { authorization: `Bearer ${this.#token}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const call = request(`${this.#address}/api/v1${path}`, { method, agent: this.#agent, headers: sent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown }));
      });
      call.on('error', reject);
      call.end(body && JSON.stringify(body));
    });
  }

  /** The body of an answer. @throws when it is a refusal */
  async get<T>(path: string): Promise<T> {
    const { status, body } = await this.call('GET', path);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body as T;
  }

  close(): void {
    this.#agent.destroy();
  }
}
