import { Link } from './_components/link';

export default function NotFound() {
  return (
    <>
      <p className="sentence">
        <b>There is no such page.</b> The run may have been deleted.
      </p>
      <p style={{ marginTop: 16 }}>
        <Link className="button" href="/">
          All runs
        </Link>
      </p>
    </>
  );
}
