/** What each column of a grid shows, above it. */
export const ColumnNames = ({ names }: { names: readonly string[] }) => (
  <div className="column-names" aria-hidden="true">
    {names.map((name, column) => (
      <span key={column} title={name}>
        {name}
      </span>
    ))}
  </div>
);
