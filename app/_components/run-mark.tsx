const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3]];

/** Colour and dash of the runs of a comparison, by their place in it; app/styles/tokens.css has the colours. */
export const RUN_LOOKS = Array.from({ length: 10 }, (_, index) => ({
  token: `--run${index}` as const,
  dash: DASHES[index % DASHES.length]!,
  /** Says which run it is where there is no room for its name. */
  letter: String.fromCharCode(65 + index),
}));

/** A piece of the run's line. */
export function RunMark({ index }: { index: number }) {
  const { token, dash } = RUN_LOOKS[index]!;
  return <LineKey token={token} dash={dash} />;
}

export function LineKey({ token, dash }: { token: string; dash: readonly number[] }) {
  return (
    <svg className="line-key" width="18" height="6" aria-hidden="true">
      <line
        x1="0"
        x2="18"
        y1="3"
        y2="3"
        stroke={`var(${token})`}
        strokeWidth="2"
        strokeDasharray={dash.join(' ')}
      />
    </svg>
  );
}
