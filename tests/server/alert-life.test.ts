import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Alert, AlertOfRun } from '@/lib/protocol/entities';
import type { AllAlertsResponse, ErrorResponse, EventsResponse, RunsResponse } from '@/lib/protocol/rest';
import { type ScriptedServer, serveScript } from '../support/scripted-server';

/** An alert that a run raised, in the hands of a person. */
describe('the life of an alert', () => {
  let server: ScriptedServer;
  const told: [string, Partial<Alert>][] = [];
  let socket: ReturnType<typeof io>;

  const get = async <T>(path: string) => (await (await fetch(server.url + path)).json()) as T;
  const post = (path: string, body?: unknown) =>
    fetch(server.url + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    });
  const act = async (what: string, body?: unknown) =>
    (await (await post(`/api/alerts/1/${what}`, body)).json()) as AlertOfRun;
  const alarms = async () => (await get<AllAlertsResponse>('/api/alerts')).alerts;
  const openAlerts = async () => (await get<RunsResponse>('/api/runs')).runs[0]!.openAlerts;

  beforeAll(async () => {
    server = await serveScript('nan', { pages: false });
    socket = io(server.url, { transports: ['websocket'] });
    socket.on('alert:changed', (alert: Alert, change: string) => told.push([change, alert]));
    await vi.waitFor(async () => expect(await alarms()).toHaveLength(1));
    await vi.waitFor(() => expect(socket.connected).toBe(true));
  });
  afterAll(async () => {
    socket?.close();
    await server?.close();
  });

  it('is acknowledged, and opened again', async () => {
    expect(await openAlerts()).toBe(1);
    const acknowledged = await act('acknowledge');
    expect(acknowledged).toMatchObject({ id: 1, runName: expect.any(String) as string, snoozedUntil: null });
    expect(acknowledged.acknowledgedAt).toBeGreaterThan(0);
    expect(await alarms()).toEqual([acknowledged]);
    expect(await openAlerts()).toBe(0);
    expect(await act('reopen')).toMatchObject({ acknowledgedAt: null });
    expect(await openAlerts()).toBe(1);
  });

  it('is snoozed for so many minutes', async () => {
    const before = Date.now();
    const { snoozedUntil } = await act('snooze', { minutes: 15 });
    expect(snoozedUntil).toBeGreaterThanOrEqual(before + 15 * 60_000);
    expect(snoozedUntil).toBeLessThanOrEqual(Date.now() + 15 * 60_000);
    expect(await openAlerts()).toBe(0);
    expect(await act('reopen')).toMatchObject({ snoozedUntil: null });
  });

  it('is given a note, which stays as it was written', async () => {
    const text = '<img src=x onerror=alert(1)> & "so"\nit goes on';
    expect(await act('note', { text: `  ${text} ` })).toMatchObject({ note: text });
    expect((await alarms())[0]).toMatchObject({ note: text });
    expect(await act('note', { text: '' })).toMatchObject({ note: '' });
  });

  it('tells every page what was done, and not that it is new; the log of the run has it too', async () => {
    await vi.waitFor(() => expect(told.filter(([change]) => change === 'handled')).toHaveLength(6));
    expect(told.filter(([change]) => change !== 'handled').length).toBeLessThanOrEqual(1);
    const { events } = await get<EventsResponse>('/api/runs/1/events');
    const said = events.map(({ message }) => message).filter((message) => message.startsWith('Values'));
    expect(said.slice(0, 6).reverse()).toEqual([
      'Values are not finite: acknowledged',
      'Values are not finite: open again',
      'Values are not finite: snoozed for 15 minutes',
      'Values are not finite: open again',
      expect.stringContaining('Values are not finite: noted "<img src=x') as string,
      'Values are not finite: note taken away',
    ]);
  });

  const long = { text: 'x'.repeat(2001) };
  it.each([
    ['/api/alerts/1/snooze', 400, 'minutes', undefined],
    ['/api/alerts/1/snooze', 400, 'minutes', { minutes: 0 }],
    ['/api/alerts/1/snooze', 400, 'minutes', { minutes: 10_081 }],
    ['/api/alerts/1/snooze', 400, 'whole minutes', { minutes: 1.5 }],
    ['/api/alerts/1/snooze', 400, 'until', { minutes: 5, until: 3 }],
    ['/api/alerts/1/note', 400, 'at most 2000', long],
    ['/api/alerts/1/note', 400, 'text', { text: 7 }],
    ['/api/alerts/2/acknowledge', 404, '"2"', undefined],
    ['/api/alerts/1e0/acknowledge', 404, '"1e0"', undefined],
  ])('POST %s is refused (%s), naming %s', async (path, status, message, body) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as ErrorResponse).error.message).toContain(message);
  });
});
