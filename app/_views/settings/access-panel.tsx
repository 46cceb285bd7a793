'use client';
import { useEffect, useState } from 'react';
import type { AccessResponse } from '@/lib/protocol/access';
import { ErrorText } from '../../_components/error-text';
import { getJson, messageOf, sendJson } from '../../_stream/rest';

/** Who may use this server, and how that is changed. A secret is never shown: the server could not tell it, and should not. */
export function AccessPanel() {
  const [access, setAccess] = useState<AccessResponse | null>(null);
  const [error, setError] = useState<string | null>(null);
  const fail = (reason: unknown) => setError(messageOf(reason));
  useEffect(() => {
    getJson<AccessResponse>('/api/access').then(setAccess, (reason: unknown) => setError(messageOf(reason)));
  }, []);
  const signOutAll = () =>
    void sendJson('DELETE', '/api/sessions').then(() => location.assign('/sign-in'), fail);
  return (
    <section data-testid="access">
      <h2>Access</h2>
      <ErrorText message={error} />
      {access && (
        <>
          <p>{access.needsToken ? NEEDED : noneNeeded(access.host)}</p>
          <pre className="scroll" tabIndex={0} aria-label="How to start with a new token">
            <code>{'export GANSCOPE_TOKEN=$(openssl rand -hex 24)\nHOST=0.0.0.0 ganscope serve'}</code>
          </pre>
        </>
      )}
      {access?.needsToken && (
        <>
          <form className="panel-tools" method="post" action="/sign-out">
            <button>Sign out</button>
            <button type="button" onClick={signOutAll}>
              Sign out every browser
            </button>
          </form>
          <p className="muted">
            The token stays as it is: who knows it can sign in again, and scripts that send it go on.
          </p>
        </>
      )}
    </section>
  );
}

const NEEDED =
  'A token is needed: the GANSCOPE_TOKEN in the environment that the server was started with. It is kept nowhere else, and cannot be shown. The command line reads it from its own environment. For a new one, start the server again with it; every browser is signed out then:';
const noneNeeded = (host: string) =>
  `No token is needed: this server listens at ${host}, which only this machine reaches. For others to reach it, start it with a token of your own making:`;
