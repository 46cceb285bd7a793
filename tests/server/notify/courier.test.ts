import { describe, expect, it, vi } from 'vitest';
import type { Level } from '@/lib/protocol/entities';
import { notice } from '@/lib/protocol/notice';
import { openRun } from '../../db/support/store';
import { HandClock, startCourier } from './support/courier';
import { type Receiver, startReceiver } from './support/receiver';

const told = ({ received }: Receiver) =>
  received.map(({ body }) => {
    const { occasion, level, step } = notice.parse(JSON.parse(body));
    return `${occasion} ${level} ${step}`;
  });

interface Setting {
  leastLevel?: Level;
  onRecovery?: boolean;
  /** What is answered first; then 200. */
  statuses?: number[];
}

async function set({ leastLevel = 'warning', onRecovery = false, statuses = [] }: Setting = {}) {
  const receiver = await startReceiver((_, response) => response.writeHead(statuses.shift() ?? 200).end());
  const opened = openRun();
  const settings = { url: receiver.url };
  const { id } = opened.store.channels.add({ kind: 'webhook', settings, leastLevel, onRecovery });
  const clock = new HandClock();
  const started = startCourier(opened.store, clock);
  const result = () => opened.store.channels.get(id)!;
  /** Until everything that is due was told or put off. */
  const quiet = () => vi.waitFor(() => expect(opened.store.outbox.due(clock.now())).toEqual([]));
  const heard = (count: number) => vi.waitFor(() => expect(receiver.received).toHaveLength(count));
  return { ...opened, ...started, receiver, clock, result, quiet, heard };
}

describe('an episode', () => {
  it('is told once a level, and not its end where nobody asked', async () => {
    const { change, receiver, courier, result } = await set();
    change('entered', 'warning', 20);
    change('entered', 'warning', 21);
    change('escalated', 'critical', 30);
    change('left', 'critical', 40);
    await vi.waitFor(() => expect(result()).toMatchObject({ waiting: 0, result: { ok: true } }));
    courier.look();
    await courier.close();
    expect(told(receiver)).toEqual(['raised warning 20', 'graver critical 30']);
    const ids = receiver.received.map(({ body }) => notice.parse(JSON.parse(body)));
    expect(ids.map(({ id }) => id)).toEqual(['alert-1-warning', 'alert-1-critical']);
    expect(ids[0]).toMatchObject({
      message: 'at 20',
      run: { id: 1, name: 'one' },
      url: 'http://127.0.0.1:3000/runs/1',
    });
  });

  it('that begins anew is another', async () => {
    const { change, receiver, heard } = await set({ onRecovery: true });
    change('entered', 'warning', 20);
    change('left', 'warning', 30);
    change('entered', 'warning', 40);
    await heard(3);
    expect(told(receiver).toSorted()).toEqual([
      'raised warning 20',
      'raised warning 40',
      'recovered warning 30',
    ]);
    const at = (word: string) => told(receiver).indexOf(word);
    expect(at('raised warning 20')).toBeLessThan(at('recovered warning 30'));
  });

  it('is told from the level on that a channel asks for, and its end only where its beginning was', async () => {
    const { change, receiver, quiet, store, heard } = await set({ leastLevel: 'critical', onRecovery: true });
    change('entered', 'warning', 20);
    change('left', 'warning', 25);
    await quiet();
    expect(store.channels.list()[0]?.waiting).toBe(0);
    change('entered', 'warning', 30);
    change('escalated', 'critical', 35);
    change('left', 'critical', 40);
    await heard(2);
    expect(told(receiver)).toEqual(['graver critical 35', 'recovered critical 40']);
  });

  it('is told again when its acknowledgement was lifted by a graver level, and only then', async () => {
    const { change, receiver, heard, store } = await set();
    change('entered', 'warning', 20);
    await heard(1);
    store.alerts.acknowledge(1);
    change('escalated', 'critical', 30);
    await heard(2);
    expect(store.alerts.get(1)?.acknowledgedAt).toBeNull();
    expect(told(receiver)).toEqual(['raised warning 20', 'graver critical 30']);
  });
});

describe('what did not arrive', () => {
  it('is tried again, each time later, until it does', async () => {
    const { change, clock, receiver, result, heard } = await set({ statuses: [500, 503] });
    change('entered', 'critical', 20);
    const waits: (number | null)[] = [];
    for (let tries = 1; tries < 3; tries += 1) {
      await heard(tries);
      await vi.waitFor(() => expect(clock.nextIn).not.toBeNull());
      expect(result()).toMatchObject({ waiting: 1, result: { ok: false } });
      waits.push(clock.nextIn);
      clock.move(clock.nextIn! - 1);
      expect(receiver.received).toHaveLength(tries);
      clock.move(1);
    }
    await heard(3);
    await vi.waitFor(() => expect(result()).toMatchObject({ waiting: 0, result: { ok: true } }));
    expect(waits).toEqual([10_000, 30_000]);
    expect(clock.nextIn).toBeNull();
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  });

  it('is given up after a day, and said so where one looks', async () => {
    const { change, clock, receiver, result, heard, store, runId } = await set({
      statuses: Array<number>(20).fill(500),
    });
    change('entered', 'critical', 20);
    let tries = 1;
    for (; ; tries += 1) {
      await heard(tries);
      await vi.waitFor(() => expect(result().waiting === 0 || clock.nextIn !== null).toBe(true));
      if (result().waiting === 0) break;
      clock.move(clock.nextIn!);
    }
    expect(tries).toBe(9);
    expect(result().result).toMatchObject({
      ok: false,
      detail: expect.stringContaining('given up after 9 tries: answered 500') as string,
    });
    expect(store.events.list(runId, 1)[0]).toMatchObject({
      level: 'warning',
      message: expect.stringContaining('webhook was not told of "Generator dead": given up') as string,
    });
    clock.move(1e9);
    expect(receiver.received).toHaveLength(9);
  });

  it('because it was refused is not tried again', async () => {
    const { change, clock, receiver, result, heard } = await set({ statuses: [404] });
    change('entered', 'critical', 20);
    await heard(1);
    await vi.waitFor(() => expect(result()).toMatchObject({ waiting: 0, result: { ok: false } }));
    expect(clock.nextIn).toBeNull();
    expect(receiver.received).toHaveLength(1);
  });

  it('holds up the end of its episode, and no other channel', async () => {
    const { change, clock, receiver, heard, store } = await set({ onRecovery: true, statuses: [500] });
    const other = await startReceiver();
    store.channels.add({ kind: 'slack', settings: { url: other.url }, leastLevel: 'info', onRecovery: true });
    change('entered', 'critical', 20);
    change('left', 'critical', 30);
    await vi.waitFor(() => expect(other.received).toHaveLength(2));
    await heard(1);
    await vi.waitFor(() => expect(clock.nextIn).toBe(10_000));
    clock.move(10_000);
    await heard(3);
    expect(told(receiver)).toEqual(['raised critical 20', 'raised critical 20', 'recovered critical 30']);
  });
});

describe('a server that is restarted', () => {
  it('goes on with what was put off, at its time', async () => {
    const { change, clock, receiver, heard, courier, reopen } = await set({ statuses: [500] });
    change('entered', 'critical', 20);
    await heard(1);
    await vi.waitFor(() => expect(clock.nextIn).toBe(10_000));
    await courier.close();
    expect(clock.nextIn).toBeNull();
    const store = reopen();
    const { courier: next } = startCourier(store, clock);
    next.look();
    expect(clock.nextIn).toBe(10_000);
    clock.move(10_000);
    await heard(2);
    await next.close();
    expect(told(receiver)).toEqual(['raised critical 20', 'raised critical 20']);
    expect(store.channels.list()[0]).toMatchObject({ waiting: 0, result: { ok: true } });
  });

  it('does not send again what the one before was sending when it was killed', async () => {
    const { change, clock, receiver, store, courier } = await set();
    await courier.close(); // it puts things in and sends nothing: the server is killed as it begins to
    change('entered', 'critical', 20);
    store.outbox.begin(store.outbox.due(clock.now())[0]!.id);
    const { courier: next } = startCourier(store, clock);
    next.look();
    await next.close();
    expect(receiver.received).toEqual([]);
    expect(store.channels.list()[0]).toMatchObject({
      waiting: 0,
      result: { ok: false, detail: expect.stringContaining('may have arrived') as string },
    });
  });

  it('sends what was put in and not begun', async () => {
    const { change, clock, heard, store, courier } = await set();
    await courier.close();
    change('entered', 'critical', 20);
    startCourier(store, clock).courier.look();
    await heard(1);
  });
});

it('puts nothing in where the alert could not be stored', async () => {
  const { change, store, courier, clock } = await set();
  vi.spyOn(courier, 'put').mockImplementation(() => {
    throw new Error('disk is full');
  });
  expect(() => change('entered', 'critical', 20)).toThrow('disk is full');
  expect(store.alerts.list(1)).toEqual([]);
  expect(store.outbox.due(clock.now())).toEqual([]);
});

it('forgets what a channel that is removed was to be told', async () => {
  const { change, clock, store, heard, receiver } = await set({ statuses: [500] });
  change('entered', 'critical', 20);
  await heard(1);
  await vi.waitFor(() => expect(clock.nextIn).toBe(10_000));
  store.channels.remove(1);
  clock.move(10_000);
  expect(store.outbox.nextAfter(0)).toBeNull();
  expect(receiver.received).toHaveLength(1);
});

it('tests a channel at once, and keeps how it went', async () => {
  const { courier, result, receiver } = await set({ statuses: [403] });
  expect(await courier.test(result())).toMatchObject({
    ok: false,
    detail: expect.stringContaining('403') as string,
  });
  expect(await courier.test(result())).toMatchObject({ ok: true });
  expect(result().result).toMatchObject({ ok: true });
  expect(told(receiver)).toEqual(['test warning 0', 'test warning 0']);
});
