'use client';
import { Link } from '../../_components/link';
import { useEffect, useState } from 'react';
import type { RunStorage, StorageResponse } from '@/lib/protocol/storage';
import { ErrorText } from '../../_components/error-text';
import { getJson, messageOf, postJson } from '../../_stream/rest';
import { useRuns } from '../../_stream/use-runs';
import { DeletedRuns } from '../runs/deleted-runs';
import { bytesInWords } from './old-runs';
import { DeleteOld } from './delete-old';

const SHOWN = 20;
const totalOf = ({ series, samples, checkpoints }: RunStorage) => series + samples + checkpoints;

/** What the runs take, the largest first, and the two ways to have room again. */
export function StoragePanel() {
  const { runs, deleted } = useRuns();
  const [storage, setStorage] = useState<StorageResponse | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isCompacting, setCompacting] = useState(false);
  const count = runs?.length;
  const fail = (reason: unknown) => setError(messageOf(reason));
  useEffect(() => {
    getJson<StorageResponse>('/api/storage').then(setStorage, (reason: unknown) =>
      setError(messageOf(reason)),
    );
  }, [count]);
  const compact = () => {
    setCompacting(true);
    setError(null);
    void postJson<StorageResponse>('/api/storage/compact')
      .then(setStorage, fail)
      .finally(() => setCompacting(false));
  };
  const largest = storage?.runs.toSorted((a, b) => totalOf(b) - totalOf(a)).slice(0, SHOWN) ?? [];
  return (
    <section>
      <h2>Storage</h2>
      {storage && (
        <p data-testid="database-size">
          The database takes {bytesInWords(storage.database)}. A deleted run leaves room in it, which
          compacting gives back.
        </p>
      )}
      <div className="panel-tools">
        <button onClick={compact} disabled={isCompacting}>
          {isCompacting ? 'Compacting' : 'Compact'}
        </button>
        <DeleteOld runs={runs ?? []} onFail={fail} />
      </div>
      <ErrorText message={error} />
      <DeletedRuns deleted={deleted} />
      <div className="scroll" tabIndex={0} role="group" aria-label="Storage by run">
        <table className="differences">
          <thead>
            <tr>
              {['Run', 'Points', 'Samples', 'Checkpoints'].map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {largest.map(({ runId, series, samples, checkpoints }) => (
              <tr key={runId} data-testid="storage-row">
                <td>
                  <Link href={`/runs/${runId}`}>
                    {runs?.find(({ id }) => id === runId)?.name ?? 'run'} #{runId}
                  </Link>
                </td>
                {[series, samples, checkpoints].map((bytes, index) => (
                  <td key={index}>{bytesInWords(bytes)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {storage && storage.runs.length > SHOWN && (
        <p className="muted">
          The {SHOWN} largest of {storage.runs.length}.
        </p>
      )}
    </section>
  );
}
