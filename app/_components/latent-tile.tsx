import type { Sample } from '@/lib/protocol/entities';

/** One image of a stored grid, as large as there is room, fetched near the window: counted along the rows, from 0. */
export function LatentTile({
  sample: { hash, columns, rows, tileWidth, tileHeight },
  index,
}: {
  sample: Sample;
  index: number;
}) {
  const [row, column] = [Math.floor(index / columns), index % columns];
  return (
    <i className="latent-tile" style={{ aspectRatio: `${tileWidth} / ${tileHeight}` }}>
      <img
        src={`/api/images/${hash}`}
        alt=""
        loading="lazy"
        style={{
          width: `${100 * columns}%`,
          height: `${100 * rows}%`,
          left: `${-100 * column}%`,
          top: `${-100 * row}%`,
        }}
      />
    </i>
  );
}
