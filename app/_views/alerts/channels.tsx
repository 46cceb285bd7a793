'use client';
import { useState } from 'react';
import { useChannels } from '../../_stream/use-channels';
import { ChannelForm } from './channel-form';
import { ChannelRow } from './channel-row';

/** Where alerts go besides this browser. */
export function Channels() {
  const { known, error, load } = useChannels();
  const [isAdding, setAdding] = useState(false);
  if (!known) return error ? <p className="error">{error}</p> : null;
  const { channels, kinds } = known;
  return (
    <section aria-label="Channels">
      <header>
        <h2>Channels</h2>
        <span className="end">one notice an episode and level</span>
      </header>
      {channels.length === 0 && !isAdding && (
        <p className="muted lead">{kinds.map(({ title }) => title).join(', ')}: none is set up.</p>
      )}
      <ul className="channels">
        {channels.map((channel) => (
          <ChannelRow
            key={channel.id}
            channel={channel}
            kind={kinds.find(({ id }) => id === channel.kind)}
            onChanged={load}
          />
        ))}
      </ul>
      {isAdding ? (
        <ChannelForm
          kinds={kinds}
          onClose={() => {
            setAdding(false);
            load();
          }}
        />
      ) : (
        <button onClick={() => setAdding(true)}>Add a channel</button>
      )}
    </section>
  );
}
