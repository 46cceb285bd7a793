import { type Channel, type ChannelResult, channel } from '@/lib/protocol/channels';
import type { Db } from '../open';

const COLUMNS = `
  id, kind, settings, least_level AS leastLevel, on_recovery AS onRecovery, result,
  (SELECT count(*) FROM outbox WHERE channel_id = channel.id AND outbox.state <> 'done') AS waiting`;

interface Row {
  settings: string;
  onRecovery: number;
  result: string | null;
}

/** Where alerts go. What is answered has the secrets in clear: it is not for the wire. */
export function channelQueries(db: Db) {
  const insert = db.prepare<[string, string, string, number]>(
    `INSERT INTO channel (kind, settings, least_level, on_recovery) VALUES (?, ?, ?, ?)`,
  );
  const update = db.prepare<[string, string, number, number]>(
    `UPDATE channel SET settings = ?, least_level = ?, on_recovery = ? WHERE id = ?`,
  );
  const setResult = db.prepare<[string, number]>(`UPDATE channel SET result = ? WHERE id = ?`);
  const remove = db.prepare<[number]>(`DELETE FROM channel WHERE id = ?`);
  const one = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM channel WHERE id = ?`);
  const all = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM channel ORDER BY id`);
  const parse = (row: Row): Channel =>
    channel.parse({
      ...row,
      settings: JSON.parse(row.settings) as unknown,
      onRecovery: row.onRecovery === 1,
      result: row.result === null ? null : (JSON.parse(row.result) as unknown),
    });
  const get = (id: number): Channel | null => {
    const row = one.get(id);
    return row ? parse(row) : null;
  };
  return {
    add({ kind, settings, leastLevel, onRecovery }: Omit<Channel, 'id' | 'result' | 'waiting'>): Channel {
      const added = insert.run(kind, JSON.stringify(settings), leastLevel, Number(onRecovery));
      return get(Number(added.lastInsertRowid))!;
    },
    change({ id, settings, leastLevel, onRecovery }: Omit<Channel, 'kind' | 'result' | 'waiting'>): Channel {
      update.run(JSON.stringify(settings), leastLevel, Number(onRecovery), id);
      return get(id)!;
    },
    setResult: (id: number, result: ChannelResult) => void setResult.run(JSON.stringify(result), id),
    /** With what it was still to be told. */
    remove: (id: number) => void remove.run(id),
    get,
    list: (): Channel[] => all.all().map(parse),
  };
}
