import { z } from 'zod';
import { notice } from '@/lib/protocol/notice';
import type { Db } from '../open';

/** One thing that one channel is to be told. The address of the page is worked out when it is sent. */
const entry = z.object({
  id: z.int(),
  channelId: z.int(),
  alertId: z.int(),
  notice: notice.omit({ url: true }),
  /** Those that were begun. */
  tries: z.int(),
  createdAt: z.number(),
});
export type OutboxEntry = z.infer<typeof entry>;

const COLUMNS = `id, channel_id AS channelId, alert_id AS alertId, notice, tries, created_at AS createdAt`;

/** States: `waiting` for its next try, `sending`, and `done`: told or given up. */
export function outboxQueries(db: Db) {
  const insert = db.prepare<[number, number, string, string, number, number]>(
    `INSERT INTO outbox (channel_id, alert_id, occasion, notice, created_at, next_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  // What is told of an alert stays in order: its end waits for its beginning.
  const due = db.prepare<[number], { notice: string }>(
    `SELECT ${COLUMNS} FROM outbox WHERE state = 'waiting' AND next_at <= ? AND NOT EXISTS (
       SELECT 1 FROM outbox AS earlier WHERE earlier.alert_id = outbox.alert_id
         AND earlier.channel_id = outbox.channel_id AND earlier.id < outbox.id AND earlier.state <> 'done')
     ORDER BY next_at, id`,
  );
  const next = db
    .prepare<[number], number | null>(
      `SELECT min(next_at) FROM outbox WHERE state = 'waiting' AND next_at > ?`,
    )
    .pluck();
  const sending = db.prepare<[], { notice: string }>(`SELECT ${COLUMNS} FROM outbox WHERE state = 'sending'`);
  const begin = db.prepare<[number]>(`UPDATE outbox SET state = 'sending', tries = tries + 1 WHERE id = ?`);
  const retry = db.prepare<[number, number]>(`UPDATE outbox SET state = 'waiting', next_at = ? WHERE id = ?`);
  const end = db.prepare<[number]>(`UPDATE outbox SET state = 'done' WHERE id = ?`);
  const told = db.prepare<[number, number]>(`SELECT 1 FROM outbox WHERE channel_id = ? AND alert_id = ?`);
  const parse = (row: { notice: string }): OutboxEntry =>
    entry.parse({ ...row, notice: JSON.parse(row.notice) as unknown });
  return {
    /** Once an occasion: the level an alert was raised to, or its recovery. */
    add(
      { channelId, alertId, notice, createdAt }: Omit<OutboxEntry, 'id' | 'tries'>,
      occasion: string,
    ): void {
      insert.run(channelId, alertId, occasion, JSON.stringify(notice), createdAt, createdAt);
    },
    due: (now: number): OutboxEntry[] => due.all(now).map(parse),
    /** When the next try of those that are not due yet is; null where there is none. */
    nextAfter: (now: number): number | null => next.get(now) ?? null,
    /** Begun and not ended: of a server that is no more, when asked as one starts. */
    sending: (): OutboxEntry[] => sending.all().map(parse),
    begin: (id: number) => void begin.run(id),
    retry: (id: number, at: number) => void retry.run(at, id),
    end: (id: number) => void end.run(id),
    /** Whether a channel was, or is to be, told of an alert. */
    knows: (channelId: number, alertId: number): boolean => told.get(channelId, alertId) !== undefined,
  };
}
