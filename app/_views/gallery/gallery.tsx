'use client';
import { HEATMAPS } from './heatmaps';
import { LINES } from './lines';
import { OTHERS } from './others';
import type { Piece } from './piece';

const SECTIONS: readonly { title: string; pieces: readonly Piece[] }[] = [
  { title: 'Lines, bands and axes', pieces: LINES },
  { title: 'Heatmap', pieces: HEATMAPS },
  { title: 'Scatter, histogram, sparkline and ribbon', pieces: OTHERS },
];

/** Every chart as it is with nothing, one thing, too much and what is no number; the numbers are always the same. */
export const Gallery = () =>
  SECTIONS.map(({ title, pieces }) => (
    <section key={title} className="gallery">
      <h1>{title}</h1>
      <div>
        {pieces.map(({ name, draw: Draw }) => (
          <article key={name} data-piece={name}>
            <h2>{name.replaceAll('-', ' ')}</h2>
            <Draw />
          </article>
        ))}
      </div>
    </section>
  ));
