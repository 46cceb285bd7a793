'use client';
import { Fragment } from 'react';
import { commandsHere } from './on-page';
import { FOCUS_KEYS } from './table';

/** The keys in force on the page as it stands. */
export default function KeyList({ onClose }: { onClose: () => void }) {
  const focusable = FOCUS_KEYS.filter(({ where }) => document.querySelector(where));
  return (
    <>
      <h2>Keys on this page</h2>
      <dl className="key-list">
        {[...commandsHere(), ...focusable].map(({ press, does }) => (
          <div key={`${press} ${does}`}>
            <dt>
              {press.split(/ |(?<=Mod)\+/).map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && ' '}
                  <kbd>{nameOf(key)}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <button onClick={onClose}>Close</button>
    </>
  );
}

const nameOf = (key: string) =>
  key === 'Mod' ? (/Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl') : key === 'k' ? 'K' : key;
