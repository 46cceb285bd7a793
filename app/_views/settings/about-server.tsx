'use client';
import { useEffect, useState } from 'react';
import type { Catalogue } from '@/lib/protocol/catalogue';
import type { AboutResponse } from '@/lib/protocol/storage';
import { ErrorText } from '../../_components/error-text';
import { getJson, messageOf } from '../../_stream/rest';

export function AboutServer() {
  const [about, setAbout] = useState<AboutResponse | null>(null);
  const [backends, setBackends] = useState<Catalogue['backends']>([]);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    const fail = (reason: unknown) => setError(messageOf(reason));
    getJson<AboutResponse>('/api/about').then(setAbout, fail);
    getJson<Catalogue>('/api/catalogue').then((catalogue) => setBackends(catalogue.backends), fail);
  }, []);
  return (
    <section>
      <h2>About</h2>
      <ErrorText message={error} />
      {about && (
        <dl className="about-list" data-testid="about">
          <dt>ganscope</dt>
          <dd>{about.version}</dd>
          <dt>Node</dt>
          <dd>{about.node}</dd>
          <dt>Data folder</dt>
          <dd>{about.dataDir}</dd>
          <dt>Backends</dt>
          <dd>{backends.map(({ title }) => title).join('; ')}</dd>
        </dl>
      )}
    </section>
  );
}
