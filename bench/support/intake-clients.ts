import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { Client } from './client.ts';

/** What a thread of clients is to do. */
export interface IntakeOrder {
  readonly address: string;
  /** Of an officer of the 12330 desk, and of one who visits enterprises. */
  readonly tokens: readonly string[];
  readonly clients: number;
  readonly seconds: number;
}

export interface IntakeResult {
  /** How long each opening took. */
  readonly millis: readonly number[];
  readonly elapsed: number;
}

const SUBJECTS = ['商标续展手续', '专利许可备案', '网店疑似假冒专利', '预审备案主体条件', '地理标志使用咨询'];
const KINDS = ['inquiry', 'report', 'complaint'];
const CHANNELS = ['phone', 'web', 'visit', 'letter'];
const PROBLEMS = ['海外布局先走巴黎公约还是PCT，需要指导', '专利质押贷款的评估费用偏高', '商标续展期将至，材料如何准备'];

function pick<T>(items: readonly T[], index: number): T {
  return items[index % items.length] as T;
}

function district(index: number): string {
  return `9901${String((index % 16) + 1).padStart(2, '0')}`;
}

function item(index: number): object {
  const subject = pick(SUBJECTS, index);
  return { kind: pick(KINDS, index), subject, text: `来电人反映：${subject}，请告知办理条件、所需材料和时限。第${index}件。`, channel: pick(CHANNELS, index >> 1), district: district(index) };
}

function visit(index: number): object {
  const name = `示例企业${index % 500}有限公司`;
  const problems = [{ text: pick(PROBLEMS, index), category: 'filing' }];
  return { date: '2026-03-10', team: 'team-1', enterprise: { id: `bench-${index % 500}`, name }, district: district(index), members: 1 + (index % 3), leaderLed: false, needs: '以自主研发为主，在审发明较多。', problems };
}

async function open(client: Client, type: string, input: object): Promise<void> {
  const { status, body } = await client.call('POST', '/cases', { type, input }, { 'idempotency-key': randomUUID() });
  if (status !== 200) throw new Error(`${type} was refused: ${body}`);
}

/** One client after the other's fashion: the next case when the last is acknowledged. */
async function work(order: IntakeOrder, place: number, until: number, millis: number[]): Promise<void> {
  const visits = place % 2 === 1;
  const client = new Client(order.address, pick(order.tokens, place));
  for (let index = place * 1_000_000; performance.now() < until; index += 1) {
    const began = performance.now();
    await open(client, visits ? 'enterprise-visit' : 'hotline-item', visits ? visit(index) : item(index));
    millis.push(performance.now() - began);
  }
  client.close();
}

async function main(order: IntakeOrder): Promise<void> {
  const millis: number[] = [];
  const began = performance.now();
  await Promise.all(Array.from({ length: order.clients }, (_, place) => work(order, place, began + order.seconds * 1000, millis)));
  parentPort?.postMessage({ millis, elapsed: performance.now() - began } satisfies IntakeResult);
}

if (parentPort) await main(workerData as IntakeOrder);
