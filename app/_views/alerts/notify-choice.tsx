'use client';
import { useState } from 'react';
import { canNotify, isNotifying, startNotifying, stopNotifying } from '../../_stream/notifications';

/** Whether this browser shows alerts outside of the page, and what stands in the way. */
export function NotifyChoice() {
  const [on, setOn] = useState(isNotifying);
  const [refused, setRefused] = useState(false);
  const change = async (wanted: boolean) => {
    if (!wanted) stopNotifying();
    const granted = wanted && (await startNotifying());
    setOn(granted);
    setRefused(wanted && !granted);
  };
  return (
    <section>
      <h2>Be told</h2>
      {canNotify() ? (
        <label className="choice">
          <input type="checkbox" checked={on} onChange={({ target }) => void change(target.checked)} /> A
          notification of this browser for every new alert, while a page of ganscope is open
        </label>
      ) : (
        <p className="muted">
          Notifications need a secure page: open ganscope on 127.0.0.1 or localhost, or over https.
        </p>
      )}
      {refused && (
        <p className="error" role="alert">
          The browser does not allow notifications for this page; its settings for this site can.
        </p>
      )}
      <p className="muted">Open alerts also stand in the title of the tab.</p>
    </section>
  );
}
