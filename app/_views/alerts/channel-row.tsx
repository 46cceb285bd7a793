'use client';
import { useState } from 'react';
import type { Channel, ChannelKindInfo, ChannelResult } from '@/lib/protocol/channels';
import { ErrorText } from '../../_components/error-text';
import { ago } from '../../_components/format';
import { messageOf, postJson, sendJson } from '../../_stream/rest';
import type { Schema } from '../config-form/schema';
import { toText } from '../config-form/text';
import { LevelChoice } from './level-choice';

interface ChannelRowProps {
  channel: Channel;
  kind: ChannelKindInfo | undefined;
  onChanged: () => void;
}

/** One channel: where it goes, from which level on, how the last try went. */
export function ChannelRow({ channel, kind, onChanged }: ChannelRowProps) {
  const { id, leastLevel, onRecovery } = channel;
  const [error, setError] = useState<string | null>(null);
  const [isTesting, setTesting] = useState(false);
  const [isSure, setSure] = useState(false);
  const title = kind?.title ?? channel.kind;
  const path = `/api/channels/${id}`;
  const settle = (work: Promise<unknown>) =>
    void work
      .then(
        () => setError(null),
        (reason: unknown) => setError(messageOf(reason)),
      )
      .then(onChanged)
      .finally(() => setTesting(false));
  const change = (body: unknown) => settle(sendJson('PUT', path, body));
  const test = () => {
    setTesting(true);
    settle(postJson<ChannelResult>(`${path}/test`));
  };
  return (
    <li data-testid="channel">
      <div>
        <b>{title}</b> <span className="muted address">{shownOf(channel, kind)}</span>
      </div>
      <div className="channel-settings">
        <LevelChoice
          label={`${title}: least level`}
          value={leastLevel}
          onChange={(level) => change({ leastLevel: level })}
        />
        <label>
          <input
            type="checkbox"
            checked={onRecovery}
            onChange={({ target }) => change({ onRecovery: target.checked })}
          />{' '}
          also when it recovers
        </label>
      </div>
      <p role="status" className={channel.result?.ok === false ? 'error' : 'muted'}>
        {resultOf(channel)}
      </p>
      <div className="alert-buttons">
        <button onClick={test} disabled={isTesting}>
          {isTesting ? 'Sending' : 'Send test'}
        </button>
        {isSure ? (
          <>
            <button autoFocus onClick={() => setSure(false)}>
              Keep it
            </button>
            <button className="plain" onClick={() => settle(sendJson('DELETE', path))}>
              Remove {title}
            </button>
          </>
        ) : (
          <button className="plain" onClick={() => setSure(true)} aria-label={`Remove: ${title}`}>
            Remove
          </button>
        )}
      </div>
      <ErrorText message={error} />
    </li>
  );
}

/** The setting that the schema says stands for the channel: its address, masked by the server. */
function shownOf({ settings }: Channel, kind: ChannelKindInfo | undefined): string {
  const { properties = {} } = (kind?.schema ?? {}) as Schema;
  const [key] = Object.entries(properties).find(([, { shown }]) => shown) ?? [];
  return key === undefined ? '' : toText(settings[key]);
}

function resultOf({ result, waiting }: Channel): string {
  const later = waiting === 0 ? '' : `; ${waiting} still to be sent`;
  if (!result) return `nothing was sent yet${later}`;
  const when = ago(result.at);
  return `${result.detail}, ${when === 'now' ? 'now' : `${when} ago`}${later}`;
}
