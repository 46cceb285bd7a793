'use client';
import { useState } from 'react';
import { canNotify, isNotifying, startNotifying, stopNotifying } from '../../_stream/notifications';
import { isSounding, startSounding, stopSounding } from '../../_stream/sound';

/** How this browser tells of alerts, and what stands in the way. */
export function NotifyChoice() {
  const [notifies, setNotifies] = useState(isNotifying);
  const [sounds, setSounds] = useState(isSounding);
  const [refused, setRefused] = useState(false);
  const changeNotifying = async (wanted: boolean) => {
    if (!wanted) stopNotifying();
    const granted = wanted && (await startNotifying());
    setNotifies(granted);
    setRefused(wanted && !granted);
  };
  const changeSounding = (wanted: boolean) => {
    if (wanted) startSounding();
    else stopSounding();
    setSounds(wanted);
  };
  return (
    <section>
      <h2>In this browser</h2>
      <p className="muted lead">
        Open alerts are counted in the title of the tab; one that is critical puts a red dot on its icon.
      </p>
      {canNotify() ? (
        <label className="choice">
          <input
            type="checkbox"
            checked={notifies}
            onChange={({ target }) => void changeNotifying(target.checked)}
          />
          A notification for every new alert, while a page of ganscope is open
        </label>
      ) : (
        <p className="muted lead">
          Notifications need a secure page: open ganscope on 127.0.0.1 or localhost, or over https.
        </p>
      )}
      {refused && (
        <p className="error" role="alert">
          The browser does not allow notifications for this page; its settings for this site can.
        </p>
      )}
      <label className="choice">
        <input type="checkbox" checked={sounds} onChange={({ target }) => changeSounding(target.checked)} />A
        short tone, two where it is critical; after a page is loaded, from the first click or key on it
      </label>
    </section>
  );
}
