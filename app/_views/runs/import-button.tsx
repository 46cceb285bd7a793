'use client';
import { useRef, useState } from 'react';
import type { ImportAnswer } from '@/lib/protocol/rest';
import { ErrorText } from '../../_components/error-text';
import { messageOf, postFile } from '../../_stream/rest';

/** Takes in a run that was exported here or elsewhere, and says which number it has now. */
export function ImportButton() {
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const take = async (file: File) => {
    setError(null);
    setSaid(`importing ${file.name} ...`);
    try {
      const { run, was } = await postFile<ImportAnswer>('/api/import', file);
      setSaid(`imported as #${run.id}${was === run.id ? '' : `; it was #${was} where it comes from`}`);
    } catch (reason) {
      setSaid(null);
      setError(messageOf(reason));
    }
  };
  return (
    <span className="ticked">
      <ErrorText message={error} />
      <span className="muted" role="status">
        {said}
      </span>
      {said === null && <span className="muted wide">Tick two runs or more to compare them.</span>}
      <button onClick={() => field.current?.click()}>Import a run</button>
      <input
        ref={field}
        type="file"
        accept=".ganscope"
        hidden
        data-testid="import"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void take(file);
          target.value = ''; // the same file may be chosen again
        }}
      />
    </span>
  );
}
